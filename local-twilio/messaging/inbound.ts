import type { Exchange } from '../exchange';
import { priceOf } from '../pricing/price-of';
import { createSid } from '../sids';
import type { ButtonPress, Media, Message } from '../state/records';
import { noteUserMessage } from '../whatsapp/session';
import { formatAddress, parseAddress } from './address';
import { Conversation } from './conversation';
import { MessagingError } from './messaging-error';
import { handleKeyword } from './opt-out/keyword-handling';
import type { Outbound } from './outbound';
import { longestValidityPeriod } from './outbound-text';
import { type Receiver, receiverAt } from './receiver';
import { segmentationOf } from './segments';
import { formatSender, parseSender } from './senders/sender';

/** A message that comes in: from somebody's phone, or from another number of the account. */
export interface InboundText {
  from: string;
  to: string;
  body: string;
  media: ReadonlyArray<
    { contentType: string; bytes: Buffer } | { contentType: string; sourceUrl: string }
  >;
  /** The button of a WhatsApp message that was pressed instead of writing. */
  pressed?: ButtonPress;
}

/** Takes messages in; keywords are heeded first, then the webhook is asked what to do. */
export class Inbound {
  readonly #exchange: Exchange;
  readonly #outbound: Outbound;
  readonly #conversation: Conversation;

  constructor({ exchange, outbound }: { exchange: Exchange; outbound: Outbound }) {
    this.#exchange = exchange;
    this.#outbound = outbound;
    this.#conversation = new Conversation({ exchange, outbound });
  }

  /** Keeps the message; the webhook is asked afterwards. Throws {@link MessagingError}. */
  receive(text: InboundText): Message {
    const from = parseAddress(text.from);
    const to = parseSender(text.to);
    if (!from || !to) {
      const wrong = from ? text.to : text.from;
      throw new MessagingError('address_invalid', `"${wrong}" is no number in E.164 form.`);
    }
    if (to.kind === 'alphanumeric') {
      const text = `${to.name} is a name: one cannot answer it. Text a number of the account.`;
      throw new MessagingError('number_unknown', text);
    }
    const recipient = formatSender(to.kind === 'number' ? { ...to, channel: from.channel } : to);
    const receiver = receiverAt(recipient, this.#exchange);
    if (!receiver) {
      const text = `${recipient} is no number of this account. Buy it with incomingPhoneNumbers.create.`;
      throw new MessagingError('number_unknown', text);
    }
    const message = this.#keep({ ...text, from: formatAddress(from), to: recipient }, receiver);
    const media = this.#keepMedia(message, text.media);
    const { reply, optOutType } = handleKeyword(message, this.#exchange);
    if (reply !== undefined) this.#replyByItself(message, reply);
    void this.#conversation.answer({ message, media, receiver, optOutType });
    return message;
  }

  /** Twilio's own answer to a keyword. */
  #replyByItself({ accountSid, from, to }: Message, body: string): void {
    this.#outbound.send({
      accountSid,
      from: to,
      to: from ?? '',
      body,
      mediaUrls: [],
      direction: 'outbound-reply',
      statusCallback: null,
      isTwiliosOwn: true,
    });
  }

  #keep(text: InboundText, { accountSid, service }: Receiver): Message {
    const { state, clock, timeline } = this.#exchange;
    const now = clock.now();
    const isPlain = text.media.length === 0 && parseAddress(text.from)?.channel === 'sms';
    const received: Message = {
      sid: createSid(text.media.length > 0 ? 'MM' : 'SM'),
      accountSid,
      messagingServiceSid: service?.sid ?? null,
      from: text.from,
      to: text.to,
      body: text.body,
      numSegments: isPlain ? segmentationOf(text.body).segments : 1,
      numMedia: text.media.length,
      status: 'received',
      direction: 'inbound',
      errorCode: null,
      errorMessage: null,
      statusCallback: null,
      statusCallbackMethod: 'POST',
      sendAt: null,
      validityPeriod: longestValidityPeriod,
      template: null,
      isTwiliosOwn: false,
      ...(text.pressed ? { pressed: text.pressed } : {}),
      price: null,
      dateCreated: now,
      dateUpdated: now,
      dateSent: now,
    };
    const message = state.messages.insert({ ...received, price: priceOf(received) });
    noteUserMessage(message, state);
    const { status, direction, body, to } = message;
    timeline.add(
      { kind: 'message-status', status, from: text.from, to, body, direction, errorCode: null },
      { messageSid: message.sid },
    );
    return message;
  }

  #keepMedia(message: Message, files: InboundText['media']): Media[] {
    const { state } = this.#exchange;
    return files.map((file) => {
      const media = state.media.insert({
        sid: createSid('ME'),
        accountSid: message.accountSid,
        parentSid: message.sid,
        contentType: file.contentType,
        sourceUrl: 'sourceUrl' in file ? file.sourceUrl : null,
        dateCreated: message.dateCreated,
        dateUpdated: message.dateCreated,
      });
      if ('bytes' in file) state.storage.writeFile(media.sid, file.bytes);
      return media;
    });
  }
}
