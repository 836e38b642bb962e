import type { Exchange } from '../exchange';
import { createSid } from '../sids';
import type { IncomingPhoneNumber, Media, Message, WebhookSetting } from '../state/records';
import type { WebhookRequest } from '../webhooks/outcome';
import { formatAddress, numberOf, parseAddress } from './address';
import { CookieJars } from './cookie-jars';
import { inboundParameters } from './inbound-parameters';
import { MessagingError } from './messaging-error';
import type { Outbound } from './outbound';
import { longestValidityPeriod } from './outbound-text';
import { type ReplyAction, readReply } from './reply-document';
import { ReplyLimit } from './reply-limit';
import { segmentationOf } from './segments';

/** A message that comes in: from somebody's phone, or from another number of the account. */
export interface InboundText {
  from: string;
  to: string;
  body: string;
  media: ReadonlyArray<
    { contentType: string; bytes: Buffer } | { contentType: string; sourceUrl: string }
  >;
}

/** At most so many messages in reply to one (14109). */
const repliesAtMost = 10;
/** At most so many documents for one message (14106). */
const documentsAtMost = 100;

/** Takes messages in, asks the number's webhook what to do, and does it. */
export class Inbound {
  readonly #exchange: Exchange;
  readonly #outbound: Outbound;
  readonly #cookies: CookieJars;
  readonly #replyLimit: ReplyLimit;

  constructor({ exchange, outbound }: { exchange: Exchange; outbound: Outbound }) {
    this.#exchange = exchange;
    this.#outbound = outbound;
    this.#cookies = new CookieJars(exchange.clock);
    this.#replyLimit = new ReplyLimit(exchange.clock);
  }

  /** Keeps the message; the webhook is asked afterwards. Throws {@link MessagingError}. */
  receive(text: InboundText): Message {
    const from = parseAddress(text.from);
    const to = parseAddress(text.to);
    if (!from || !to) {
      const wrong = from ? text.to : text.from;
      throw new MessagingError('address_invalid', `"${wrong}" is no number in E.164 form.`);
    }
    const number = this.#exchange.state.numbers.with(to.number);
    if (!number) {
      const text = `${to.number} is no number of this account. Buy it with incomingPhoneNumbers.create.`;
      throw new MessagingError('number_unknown', text);
    }
    const recipient = formatAddress({ ...to, channel: from.channel });
    const message = this.#keep({ ...text, from: formatAddress(from), to: recipient }, number);
    const media = this.#keepMedia(message, text.media);
    void this.#answer({ message, media, number });
    return message;
  }

  #keep(text: InboundText, number: IncomingPhoneNumber): Message {
    const { state, clock, timeline } = this.#exchange;
    const now = clock.now();
    const isPlain = text.media.length === 0 && parseAddress(text.from)?.channel === 'sms';
    const message = state.messages.insert({
      sid: createSid(text.media.length > 0 ? 'MM' : 'SM'),
      accountSid: number.accountSid,
      messagingServiceSid: null,
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
      price: null,
      dateCreated: now,
      dateUpdated: now,
      dateSent: now,
    });
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

  async #answer({
    message,
    media,
    number,
  }: {
    message: Message;
    media: readonly Media[];
    number: IncomingPhoneNumber;
  }): Promise<void> {
    const { state, webhooks } = this.#exchange;
    const setting = this.#settingOf(number);
    if (!setting.url) return;
    const fallback = { url: setting.fallbackUrl, method: setting.fallbackMethod };
    const sender = state.phones.get(numberOf(message.from ?? ''));
    const parameters = inboundParameters({ message, media, sender });
    let replies = 0;
    let request: WebhookRequest = {
      webhook: 'messaging.inbound',
      accountSid: message.accountSid,
      method: setting.method,
      url: setting.url,
      parameters,
      subject: { messageSid: message.sid },
      cookies: this.#cookies.of(message),
    };
    for (let documents = 1; documents <= documentsAtMost; documents += 1) {
      const actions = await this.#actionsOf(request, fallback);
      let redirect: Extract<ReplyAction, { kind: 'redirect' }> | undefined;
      for (const action of actions) {
        if (action.kind === 'redirect') {
          redirect = action;
        } else if (replies === repliesAtMost) {
          webhooks.raise(request, 14109, `Only ${repliesAtMost} replies to a message are sent.`);
          break;
        } else if (this.#reply(action, { message, request })) {
          replies += 1;
        }
      }
      if (!redirect) return;
      request = { ...request, url: redirect.url, method: redirect.method };
    }
    webhooks.raise(request, 14106, `More than ${documentsAtMost} documents for one message.`);
  }

  /** Asks for a document; one that cannot be used sends us to the fallback URL, as one that does not come. */
  async #actionsOf(
    request: WebhookRequest,
    fallback: { url: string; method: 'GET' | 'POST' },
  ): Promise<readonly ReplyAction[]> {
    const { webhooks } = this.#exchange;
    let outcome = await webhooks.ask(request, fallback);
    for (const mayAskFallback of [true, false]) {
      if (outcome.kind === 'failed') return [];
      const document = readReply(outcome);
      if (document.kind === 'actions') {
        for (const { errorCode, text } of document.warnings) {
          webhooks.raise(request, errorCode, text, outcome);
        }
        return document.actions;
      }
      webhooks.raise(request, document.errorCode, document.reason, outcome);
      if (!mayAskFallback || !fallback.url) return [];
      outcome = await webhooks.askFallback(request, fallback, document.errorCode);
    }
    return [];
  }

  /** Sends one reply; answers whether it was sent. */
  #reply(
    action: Extract<ReplyAction, { kind: 'message' }>,
    { message, request }: { message: Message; request: WebhookRequest },
  ): boolean {
    const { state, webhooks } = this.#exchange;
    const to = parseAddress(action.to ?? message.from ?? '');
    const from = parseAddress(action.from ?? message.to);
    if (!to) {
      webhooks.raise(request, 14101, `"${action.to}" is no number that can be texted.`);
      return false;
    }
    if (!from || !state.numbers.with(from.number)) {
      webhooks.raise(request, 14102, `"${action.from}" is no number of this account.`);
      return false;
    }
    const pair = { from: formatAddress({ ...from, channel: to.channel }), to: formatAddress(to) };
    if (!this.#replyLimit.allows(pair)) {
      webhooks.raise(request, 14107, 'More than 15 replies within 30 seconds between two numbers.');
      return false;
    }
    this.#outbound.send({
      accountSid: message.accountSid,
      ...pair,
      body: action.body,
      mediaUrls: action.mediaUrls,
      direction: 'outbound-reply',
      statusCallback: action.callback,
    });
    return true;
  }

  /** An application that the number names takes the place of its own URLs. */
  #settingOf(number: IncomingPhoneNumber): WebhookSetting {
    const application = this.#exchange.state.applications.get(number.smsApplicationSid);
    return application?.sms ?? number.sms;
  }
}
