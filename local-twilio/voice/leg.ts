import type { CallStatus } from '../state/records';
import type { ConversationEntry } from '../timeline';

/** What a call waits for at this moment. Times are epoch ms of the local Twilio's clock. */
export type Awaiting =
  | { kind: 'nothing' }
  /** The phone at this leg rings. */
  | { kind: 'answer'; until: number | null }
  /** A phone that was dialled from this call rings. */
  | { kind: 'other-party'; until: number | null }
  | {
      kind: 'input';
      accepts: ReadonlyArray<'dtmf' | 'speech'>;
      numDigits: number | null;
      finishOnKey: string;
      /** When the Gather gives up; `null` while its prompts still play. */
      until: number | null;
    }
  | { kind: 'recording'; finishOnKey: string; until: number | null };

/** One line of a leg's conversation, with its time (epoch ms). */
export type HeardEntry = ConversationEntry & { at: number };

/**
 * One phone's end of a call. The SID is the call's: an inbound call has the caller's phone at its
 * end, an outbound or dialled one the callee's. What a person can do with a phone is done here.
 */
export interface Leg {
  readonly sid: string;
  /** The number of the phone at this end, E.164. */
  readonly phoneNumber: string;
  /** As the person sees it: did their phone ring, or did they dial? */
  readonly side: 'caller' | 'callee';
  readonly from: string;
  readonly to: string;
  readonly status: CallStatus;
  readonly isOver: boolean;
  readonly heard: readonly HeardEntry[];
  readonly awaiting: Awaiting;
  /** The verb that runs now, with its place in the document. */
  readonly running: RunningVerb | null;
  /** Whom this person talks with over a bridge: their number, E.164. */
  readonly connectedTo: string | null;
  /** Picks up. Throws {@link LegError} `leg_not_ringing`. */
  answer(): void;
  /** Refuses the call (busy). Throws {@link LegError} `leg_not_ringing`. */
  decline(): void;
  /**
   * Hangs up, after what the person is about to say and press; called a second time, at once. Does
   * nothing when the call is over.
   */
  hangUp(): void;
  /** Presses keys: digits, `*`, `#`, and `w` for a pause of half a second. Throws {@link LegError}. */
  press(keys: string): void;
  /**
   * Speaks, as soon as somebody listens: a prompt that cannot be interrupted is over, the beep was
   * heard, the other person is connected. Throws {@link LegError} `leg_not_connected`.
   */
  say(text: string): void;
}

export interface RunningVerb {
  verb: string;
  documentEventId: string | null;
  line: number;
  column: number;
}

export type LegErrorCode = 'leg_not_ringing' | 'leg_not_connected' | 'keys_invalid';

/** Something that cannot be done with a phone in its present state. */
export class LegError extends Error {
  readonly code: LegErrorCode;

  constructor(code: LegErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
