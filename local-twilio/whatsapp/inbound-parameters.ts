import { numberOf } from '../messaging/address';
import type { Phone } from '../state/phone-records';
import type { ButtonPress, Media, Message } from '../state/records';

/** Kinds of messages that a file's content type begins with. */
const mediaTypes = ['image', 'audio', 'video'];

/**
 * What the webhook of a message from WhatsApp says beyond that of an SMS: who wrote, what kind of
 * message it is, and which button of which message was pressed. Source: Twilio "Twilio's request to
 * your incoming message webhook URL: WhatsApp-specific parameters"; a press as recorded from Twilio.
 */
export function whatsappParameters({
  message,
  media,
  sender,
}: {
  message: Message;
  media: readonly Media[];
  /** The phone that it came from, where it is a known one. */
  sender: Phone | undefined;
}): Record<string, string> {
  const { pressed } = message;
  const button = pressed ? buttonParameters(pressed) : {};
  const context = {
    ...button,
    ProfileName: sender?.name ?? '',
    WaId: numberOf(message.from ?? '').slice(1),
  };
  const channel = { type: 'whatsapp', data: { context } };
  return {
    ...context,
    MessageType: messageType(pressed, media[0]),
    ReferralNumMedia: '0',
    ChannelMetadata: JSON.stringify(channel),
    ...(pressed
      ? {
          OriginalRepliedMessageSender: message.to,
          OriginalRepliedMessageSid: pressed.messageSid,
        }
      : {}),
  };
}

function buttonParameters({ kind, text, payload }: ButtonPress): Record<string, string> {
  const named =
    kind === 'quick-reply'
      ? { ButtonText: text, ButtonPayload: payload }
      : { ListTitle: text, ListId: payload };
  return { ...named, Forwarded: 'false', FrequentlyForwarded: 'false' };
}

function messageType(pressed: ButtonPress | undefined, file: Media | undefined): string {
  if (pressed) return pressed.of === 'template' ? 'button' : 'interactive';
  if (!file) return 'text';
  const [kind = ''] = file.contentType.split('/');
  return mediaTypes.includes(kind) ? kind : 'document';
}
