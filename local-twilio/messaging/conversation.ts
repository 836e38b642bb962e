import type { Exchange } from '../exchange';
import type { Media, Message } from '../state/records';
import type { WebhookRequest } from '../webhooks/outcome';
import { formatAddress, numberOf, parseAddress } from './address';
import { CookieJars } from './cookie-jars';
import { inboundParameters } from './inbound-parameters';
import type { OptOutType } from './opt-out/keywords';
import { isOptedOut } from './opt-out/opt-outs';
import type { Outbound } from './outbound';
import { type Receiver, receiverAt, webhookOf } from './receiver';
import { type ReplyAction, readReply } from './reply-document';
import { ReplyLimit } from './reply-limit';
import { formatSender, parseSender, type Sender } from './senders/sender';

/** At most so many messages in reply to one (14109). */
const repliesAtMost = 10;
/** At most so many documents for one message (14106). */
const documentsAtMost = 100;

/** Asks webhooks what to do about inbound messages, and does it. */
export class Conversation {
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

  async answer({
    message,
    media,
    receiver,
    optOutType,
  }: {
    message: Message;
    media: readonly Media[];
    receiver: Receiver;
    optOutType: OptOutType | undefined;
  }): Promise<void> {
    const { state, webhooks } = this.#exchange;
    const setting = webhookOf(receiver);
    if (!setting.url) return;
    const fallback = { url: setting.fallbackUrl, method: setting.fallbackMethod };
    const sender = state.phones.get(numberOf(message.from ?? ''));
    let replies = 0;
    let request: WebhookRequest = {
      webhook: 'messaging.inbound',
      accountSid: message.accountSid,
      method: setting.method,
      url: setting.url,
      parameters: inboundParameters({ message, media, sender, optOutType }),
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
    const { webhooks } = this.#exchange;
    const to = parseAddress(action.to ?? message.from ?? '');
    const from = parseSender(action.from ?? message.to);
    if (!to) {
      webhooks.raise(request, 14101, `"${action.to}" is no number that can be texted.`);
      return false;
    }
    if (!from || !receiverAt(formatSender(from), this.#exchange)) {
      webhooks.raise(request, 14102, `"${action.from}" is no number of this account.`);
      return false;
    }
    const pair = { from: senderOnChannel(from, to.channel), to: formatAddress(to) };
    const { messagingServiceSid } = message;
    if (isOptedOut({ ...pair, messagingServiceSid }, this.#exchange)) {
      const text = 'Attempt to send to unsubscribed recipient: the reply was not sent.';
      webhooks.raise(request, 21610, text);
      return false;
    }
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
}

function senderOnChannel(from: Sender, channel: 'sms' | 'whatsapp'): string {
  return formatSender(from.kind === 'number' ? { ...from, channel } : from);
}
