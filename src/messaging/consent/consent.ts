import type { Channel } from '../channel';
import type { Purpose } from '../purpose';

/** One thing that a person has said: about one of our senders or all, and one purpose or all. */
export interface Decision {
  /** `*`, all of a channel as `whatsapp:*`, or one of our addresses. */
  sender: string;
  /** A purpose, or `*`. */
  purpose: string;
  decision: 'agreed' | 'refused';
}

/** All that a person has said and that holds now, and when they last wrote to us on WhatsApp. */
export interface PersonConsent {
  decisions: readonly Decision[];
  lastWhatsAppAt: Date | undefined;
}

/** Whether a person may be sent something; a refusal says which words of theirs it is by. */
export type Consent =
  | { kind: 'allowed' }
  | { kind: 'refused'; code: 'consent_refused' | 'consent_missing'; reason: string };

/**
 * WhatsApp: "Send messages to users": for so long after their last message they are in a conversation
 * with us and need not have agreed to one. ms.
 */
export const whatsappWindow = 24 * 3_600_000;

/** What anybody may be sent by SMS who has given the business their number, unless they refuse it. */
const impliedBySms: ReadonlySet<Purpose> = new Set([
  'support',
  'appointments',
  'orders',
  'surveys',
  'alerts',
  'staff',
]);

/** The name of all our senders of a channel: `sms:*`. */
export function everySenderOf(channel: Channel): string {
  return `${channel}:*`;
}

/**
 * Whether a person may be sent something from one of our addresses.
 *
 * - A refusal that fits wins over any agreement; only a later decision of the same scope lifts it.
 * - WhatsApp and e-mail need an agreement that names the channel or the address; on WhatsApp an
 *   answer to somebody who wrote within 24 hours does not.
 * - Offers need an agreement that names them, on every channel.
 */
export function consentTo({
  consent: { decisions, lastWhatsAppAt },
  channel,
  sender,
  purpose,
  now,
}: {
  consent: PersonConsent;
  channel: Channel;
  /** The address that it would come from; undefined while none is chosen. */
  sender?: string | undefined;
  purpose: Purpose;
  now: Date;
}): Consent {
  const ofChannel = [everySenderOf(channel), ...(sender === undefined ? [] : [sender])];
  const fitting = decisions.filter(
    (one) =>
      (one.sender === '*' || ofChannel.includes(one.sender)) &&
      (one.purpose === '*' || one.purpose === purpose),
  );
  const refusal = fitting.find(({ decision }) => decision === 'refused');
  if (refusal) {
    return {
      kind: 'refused',
      code: 'consent_refused',
      reason: `refused ${refusal.purpose} from ${scopeOf(refusal.sender)}`,
    };
  }
  const agreements = fitting.filter(({ decision }) => decision === 'agreed');
  if (!impliedBySms.has(purpose) && !agreements.some((one) => one.purpose === purpose)) {
    return missing(`never agreed to ${purpose}`);
  }
  if (channel === 'sms') return { kind: 'allowed' };
  if (agreements.some((one) => ofChannel.includes(one.sender))) return { kind: 'allowed' };
  const isAnswer =
    channel === 'whatsapp' && purpose === 'support' && isWithinWindow({ lastWhatsAppAt, now });
  return isAnswer ? { kind: 'allowed' } : missing(`never agreed to ${channel}`);
}

/** Whether WhatsApp lets us write freely: within 24 hours of the person's last message (63016). */
export function isWithinWindow({
  lastWhatsAppAt,
  now,
}: {
  lastWhatsAppAt: Date | undefined;
  now: Date;
}): boolean {
  return lastWhatsAppAt !== undefined && now.getTime() - lastWhatsAppAt.getTime() < whatsappWindow;
}

/** For logs, which hold no address. */
function scopeOf(sender: string): string {
  return sender === '*' || sender.endsWith(':*') ? sender : 'one of our senders';
}

function missing(reason: string): Consent {
  return { kind: 'refused', code: 'consent_missing', reason };
}
