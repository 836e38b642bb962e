import type { WebhookSetting } from '../state/records';
import type { State } from '../state/state';
import type { WhatsAppSender } from '../state/whatsapp-records';

/** How long WhatsApp takes to verify a number (ms). */
export const verificationMs = 10_000;

export type SenderStatus = 'CREATING' | 'ONLINE';

/** Where a registered number stands at `now` (epoch ms). Source: Twilio "Senders API: status values". */
export function senderStatus({ onlineAt }: WhatsAppSender, now: number): SenderStatus {
  return now < onlineAt ? 'CREATING' : 'ONLINE';
}

/**
 * Whether a number of the account (E.164) may send on WhatsApp. One that was registered must have been
 * verified (63007 until then); the others may at once, so that nobody has to register to try.
 */
export function maySend(
  { number, now }: { number: string; now: number },
  state: Pick<State, 'whatsappSenders'>,
): boolean {
  const sender = senderWith(number, state);
  return !sender || senderStatus(sender, now) === 'ONLINE';
}

/** Where WhatsApp messages to this number (E.164) are sent, if it was registered with a webhook. */
export function whatsappWebhook(
  number: string,
  state: Pick<State, 'whatsappSenders'>,
): WebhookSetting | undefined {
  const webhook = senderWith(number, state)?.webhook;
  return webhook?.url ? webhook : undefined;
}

function senderWith(
  number: string,
  { whatsappSenders }: Pick<State, 'whatsappSenders'>,
): WhatsAppSender | undefined {
  return whatsappSenders.find((sender) => sender.number === number);
}
