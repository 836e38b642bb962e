import type { Message } from '../state/records';
import { whatsappStatusParameters } from '../whatsapp/status-parameters';
import { parseAddress } from './address';

/** Twilio's API version, which every webhook names. */
export const apiVersion = '2010-04-01';

/**
 * The parameters of a message's status callback. Source: Twilio "Track outbound message status".
 * `at` (epoch ms) is when the status was reached; it gives `RawDlrDoneDate`, YYMMDDhhmm in UTC.
 */
export function statusCallbackParameters(message: Message, at: number): Record<string, string> {
  const channel = parseAddress(message.to)?.channel ?? 'sms';
  return {
    MessageSid: message.sid,
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    AccountSid: message.accountSid,
    From: message.from ?? '',
    To: message.to,
    ApiVersion: apiVersion,
    ...(message.messagingServiceSid === null
      ? {}
      : { MessagingServiceSid: message.messagingServiceSid }),
    ...(message.errorCode === null
      ? {}
      : { ErrorCode: String(message.errorCode), ErrorMessage: message.errorMessage ?? '' }),
    ...(channel === 'sms' && (message.status === 'delivered' || message.status === 'undelivered')
      ? { RawDlrDoneDate: deliveryReportDate(at) }
      : {}),
    ...(channel === 'whatsapp' ? whatsappStatusParameters(message) : {}),
  };
}

function deliveryReportDate(at: number): string {
  return new Date(at).toISOString().replace(/\D/g, '').slice(2, 12);
}
