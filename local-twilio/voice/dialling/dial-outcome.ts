import type { Recording } from '../../state/records';
import type { LiveCall } from '../calls/live-call';
import { durationSeconds } from '../calls/status-reports';
import { recordingParameters } from '../recording/recording-callback';
import type { DialResult } from './find-somebody';

/** What came of a Dial. */
export interface DialOutcome extends DialResult {
  recording: Recording | undefined;
}

/** The parameters that a Dial's action gets beside the standard ones of the call that dialled. */
export function dialParameters(
  { reached, calls, recording }: DialOutcome,
  call: LiveCall,
): Record<string, string> {
  const told = reached ?? calls.at(-1);
  return {
    DialCallStatus: reached ? 'completed' : statusWithoutBridge(calls, call),
    ...(told
      ? {
          DialCallSid: told.call.sid,
          DialCallDuration: String(dialledSeconds(told.call)),
        }
      : {}),
    DialBridged: String(reached !== undefined),
    ...(recording ? recordingParameters(recording) : {}),
  };
}

/** How long the callee was connected; one that was sent to another document still is. */
function dialledSeconds({ record, exchange }: LiveCall): number {
  return durationSeconds({ ...record, endTime: record.endTime ?? exchange.clock.now() });
}

/** How a Dial ended in which nobody was connected; of several calls the most hopeful one counts. */
function statusWithoutBridge(calls: DialResult['calls'], parent: LiveCall): string {
  const statuses = calls.map(({ call }) => call.record.status);
  if (statuses.includes('completed')) {
    return parent.isOver ? 'canceled' : parent.exchange.voice.behaviour.endedInWhisper;
  }
  const order = ['no-answer', 'busy', 'canceled'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'failed';
}
