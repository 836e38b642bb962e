import { numberOf } from '../messaging/address';
import type { Message } from '../state/records';
import { senderSid } from './sender-sid';

/**
 * What the status callback of a WhatsApp message says beyond that of an SMS. Source: Twilio "Track
 * outbound message status: WhatsApp and other messaging channels".
 */
export function whatsappStatusParameters(message: Message): Record<string, string> {
  const { accountSid, from, to, status, errorMessage, template } = message;
  return {
    ChannelInstallSid: senderSid({ accountSid, number: numberOf(from ?? '') }),
    ChannelPrefix: 'whatsapp',
    ChannelToAddress: numberOf(to),
    StructuredMessage: String(template !== null),
    ...(errorMessage === null ? {} : { ChannelStatusMessage: errorMessage }),
    ...(status === 'read' ? { EventType: 'READ' } : {}),
  };
}
