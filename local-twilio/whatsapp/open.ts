import type { Exchange } from '../exchange';
import type { Message } from '../state/records';

/**
 * Somebody with `number` (E.164) opens the WhatsApp messages that have arrived, all or those of one
 * business (E.164): their senders hear that they were read. Answers how many were unread.
 */
export function openWhatsApp(
  about: { number: string; business?: string | undefined },
  { state, messaging }: Exchange,
): number {
  const unread = state.messages
    .to(`whatsapp:${about.number}`)
    .filter((message) => message.status === 'delivered' && hasArrivedAt(message, about));
  for (const message of unread.reverse()) messaging.read(message);
  return unread.length;
}

/** Whether a WhatsApp message from the business (from any, where none is given) has reached `number`. */
export function hasArrivedAt(
  { direction, status, from, to }: Message,
  { number, business }: { number: string; business?: string | undefined },
): boolean {
  return (
    direction !== 'inbound' &&
    (status === 'delivered' || status === 'read') &&
    to === `whatsapp:${number}` &&
    (business === undefined || from === `whatsapp:${business}`)
  );
}
