import type { Exchange } from '../exchange';
import type { MessagingService } from '../state/messaging-records';
import type { WebhookSetting } from '../state/records';
import type { State } from '../state/state';
import { whatsappWebhook } from '../whatsapp/sender';
import { parseSender } from './senders/sender';

/** What an inbound message comes in at: a number or short code of the account. */
export interface Receiver {
  accountSid: string;
  /** The Messaging Service to which it belongs. */
  service: MessagingService | undefined;
  /** Its own webhook, that of the application that it names, or that of it as a WhatsApp sender. */
  sms: WebhookSetting;
}

/** The account's number or short code behind an address, if it is one. */
export function receiverAt(address: string, { state }: Exchange): Receiver | undefined {
  const to = parseSender(address);
  if (to?.kind === 'number') {
    const number = state.numbers.with(to.number);
    if (!number) return undefined;
    const application = state.applications.get(number.smsApplicationSid);
    const registered =
      to.channel === 'whatsapp' ? whatsappWebhook(number.phoneNumber, state) : undefined;
    return receiver({ ...number, sms: registered ?? application?.sms ?? number.sms }, state);
  }
  if (to?.kind !== 'short-code') return undefined;
  const code = state.shortCodes.find(({ shortCode }) => shortCode === to.code);
  return code && receiver(code, state);
}

function receiver(
  { sid, accountSid, sms }: { sid: string; accountSid: string; sms: WebhookSetting },
  state: State,
): Receiver {
  const serviceSid = state.serviceSenders.get(sid)?.serviceSid;
  return { accountSid, service: state.messagingServices.get(serviceSid ?? ''), sms };
}

/**
 * Whom a message is told to: the service's webhook goes before the number's own, unless the service
 * leaves it to the number (`UseInboundWebhookOnNumber`). Source: Twilio "Service resource".
 */
export function webhookOf({ service, sms }: Receiver): WebhookSetting {
  return service && !service.useInboundWebhookOnNumber ? service.inbound : sms;
}
