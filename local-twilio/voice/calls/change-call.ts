import type { Call } from '../../state/records';
import type { LiveCall } from './live-call';
import type { NextDocument } from './next-document';

/** What can be done to a call over REST. Twilio: "Call resource", update. */
export type CallChange =
  | { kind: 'complete' }
  | { kind: 'cancel' }
  | { kind: 'go-on-with'; document: NextDocument };

/**
 * Changes a call that is not over. `canceled` needs a call that nobody answered yet, another document
 * one that is in progress; a call that is canceled in the queue makes no callback.
 */
export function changeCall(call: LiveCall, change: CallChange): Call | 'not-possible' {
  const { status } = call.record;
  if (change.kind === 'go-on-with') {
    if (status !== 'in-progress') return 'not-possible';
    call.goesOnWith(change.document);
    return call.record;
  }
  if (change.kind === 'cancel' && call.isAnswered) return 'not-possible';
  if (status === 'queued') call.vanishes();
  else if (call.isAnswered) call.hangsUp();
  else call.ends('canceled', 487);
  return call.record;
}
