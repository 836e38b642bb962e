import type { ConversationEntry } from '../../timeline';
import type { LiveCall } from '../calls/live-call';
import { PhoneEnd } from '../calls/phone-end';
import { sayingMs } from '../calls/speaking-time';

/**
 * Joins a call that goes out to one of the account's own numbers with the call that comes in there:
 * what the one hears, somebody says on the other.
 */
export function joinOwnNumbers({
  outgoing,
  incoming,
}: {
  outgoing: LiveCall;
  incoming: LiveCall;
}): void {
  const caller = new PhoneEnd({ call: incoming, side: 'caller' });
  const callee = new PhoneEnd({ call: outgoing, side: 'callee' });
  incoming.onAnswered(() => outgoing.answers());
  incoming.onEnded(() => {
    const { status, sipResponseCode } = incoming.record;
    if (outgoing.isAnswered) outgoing.hangsUp();
    else outgoing.ends(status === 'completed' ? 'no-answer' : status, sipResponseCode ?? 480);
  });
  outgoing.onEnded(() => incoming.hangsUp());
  incoming.onHears((entry) => repeat(callee, entry));
  outgoing.onHears((entry) => repeat(caller, entry));
}

function repeat(end: PhoneEnd, { kind, text }: ConversationEntry): void {
  if (end.status !== 'in-progress') return;
  if (kind === 'pressed') end.press(text);
  else if (kind === 'said') end.sayWithin(text, sayingMs(text));
}
