/**
 * Where Twilio's documentation leaves open, or contradicts itself about, how it behaves. Each can be
 * switched on the voice engine (`exchange.voice.behaviour`), so that an app can be tried with both.
 */
export interface UnverifiedBehaviour {
  /**
   * A `<Record>` in which nobody spoke: current documents say that the action is requested (here
   * with `RecordingDuration=0`), older ones that the next verb runs.
   */
  silentRecording: 'requests-action' | 'falls-through';
  /**
   * `DialCallStatus` when the callee picked up and then hung up, or was hung up on, in the whisper of
   * `<Number url>`. `DialBridged` is `false` in any case.
   */
  endedInWhisper: 'completed' | 'no-answer';
  /** A call whose first verb is `<Reject reason="rejected">` ends with this status. */
  rejected: 'no-answer' | 'busy';
}

/** What the local Twilio does unless it is told otherwise. */
export function likelyBehaviour(): UnverifiedBehaviour {
  return {
    silentRecording: 'requests-action',
    endedInWhisper: 'completed',
    rejected: 'no-answer',
  };
}
