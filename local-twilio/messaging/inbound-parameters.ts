import { geographyParameters } from '../phones/geography';
import type { Phone } from '../state/phone-records';
import type { Media, Message } from '../state/records';
import { whatsappParameters } from '../whatsapp/inbound-parameters';
import { parseAddress } from './address';
import type { OptOutType } from './opt-out/keywords';
import { apiVersion } from './status-callback';

/**
 * The parameters of the webhook for an inbound message. Source: Twilio "Twilio's request to your
 * incoming message webhook URL"; WhatsApp adds who it is from and has no geography.
 */
export function inboundParameters({
  message,
  media,
  sender,
  optOutType,
}: {
  message: Message;
  media: readonly Media[];
  /** The phone that it came from, where it is a known one. */
  sender: Phone | undefined;
  /** What Advanced Opt-Out has made of it. */
  optOutType?: OptOutType | undefined;
}): Record<string, string> {
  const from = message.from ?? '';
  return {
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsMessageSid: message.sid,
    AccountSid: message.accountSid,
    From: from,
    To: message.to,
    Body: message.body,
    NumMedia: String(media.length),
    NumSegments: String(message.numSegments),
    SmsStatus: 'received',
    ApiVersion: apiVersion,
    ...(message.messagingServiceSid === null
      ? {}
      : { MessagingServiceSid: message.messagingServiceSid }),
    ...(optOutType === undefined ? {} : { OptOutType: optOutType }),
    ...(parseAddress(from)?.channel === 'whatsapp'
      ? whatsappParameters({ message, media, sender })
      : { ...geographyParameters('From', from), ...geographyParameters('To', message.to) }),
    ...Object.fromEntries(
      media.flatMap((one, index) => [
        [`MediaUrl${index}`, mediaUrl(one)],
        [`MediaContentType${index}`, one.contentType],
      ]),
    ),
  };
}

/** Where the bytes of a file are. */
function mediaUrl({ accountSid, parentSid, sid }: Media): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${parentSid}/Media/${sid}`;
}
