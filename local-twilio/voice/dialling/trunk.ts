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
  const farEnd = new PhoneEnd({ call: incoming, side: 'caller' });
  incoming.onAnswered(() => outgoing.answers());
  incoming.onEnded(() => {
    const { status, sipResponseCode } = incoming.record;
    if (outgoing.isAnswered) outgoing.hangsUp();
    else outgoing.ends(status === 'completed' ? 'no-answer' : status, sipResponseCode ?? 480);
  });
  outgoing.onEnded(() => incoming.hangsUp('no-answer'));
  incoming.onHears((entry) => speakOn(outgoing, entry));
  outgoing.onHears((entry) => {
    if (incoming.record.status !== 'in-progress') return;
    if (entry.kind === 'pressed') farEnd.press(entry.text);
    else if (entry.kind === 'said') farEnd.say(entry.text);
  });
}

function speakOn(call: LiveCall, { kind, text }: ConversationEntry): void {
  if (call.record.status !== 'in-progress') return;
  if (kind === 'pressed') call.personPresses(text);
  if (kind !== 'said') return;
  call.personBeginsToSay(text);
  call.exchange.clock.after(sayingMs(text), () => call.personHasSaid(text));
}
