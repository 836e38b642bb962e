import { numberOf, parseAddress } from '../messaging/address';
import type { Message } from '../state/records';
import type { State } from '../state/state';
import { sessionSid } from '../state/whatsapp-records';

/** How long a business may write freely after somebody's message. Source: Twilio error 63016. */
export const sessionMs = 24 * 3_600_000;

/** Notes a message from somebody's WhatsApp to a business, which opens the session or prolongs it. */
export function noteUserMessage(
  { from, to, dateCreated }: Pick<Message, 'from' | 'to' | 'dateCreated'>,
  { whatsappSessions }: Pick<State, 'whatsappSessions'>,
): void {
  const user = parseAddress(from ?? '');
  if (user?.channel !== 'whatsapp') return;
  const sid = sessionSid({ business: numberOf(to), user: user.number });
  whatsappSessions.insert({ sid, lastMessageAt: dateCreated });
}

/** Whether the business may write freely at `now` (epoch ms); both addresses as `From` and `To` have them. */
export function isInSession(
  { from, to, now }: { from: string; to: string; now: number },
  { whatsappSessions }: Pick<State, 'whatsappSessions'>,
): boolean {
  const sid = sessionSid({ business: numberOf(from), user: numberOf(to) });
  const session = whatsappSessions.get(sid);
  return session !== undefined && now < session.lastMessageAt + sessionMs;
}
