import { errorNamed } from '../error-dictionary';
import type { Exchange } from '../exchange';
import { createSid } from '../sids';
import type { Message } from '../state/records';
import type { WebhookRequest } from '../webhooks/outcome';
import { numberOf, parseAddress } from './address';
import { isFinal, journeyOf, type Step } from './journey';
import { contentTypeOfUrl } from './media';
import { composeMessage, type OutboundText } from './outbound-text';
import { statusCallbackParameters } from './status-callback';
import type { UnverifiedBehaviour } from './unverified-behaviour';

/** Sends messages: keeps them, moves them through their statuses on the clock, and reports those. */
export class Outbound {
  readonly #exchange: Exchange;
  readonly #behaviour: UnverifiedBehaviour;
  readonly #deliverToOwnNumber: (message: Message) => void;
  /** The last report of each message under way, so that the next one waits for it. */
  readonly #reports = new Map<string, Promise<unknown>>();

  constructor({
    exchange,
    behaviour,
    deliverToOwnNumber,
  }: {
    exchange: Exchange;
    behaviour: UnverifiedBehaviour;
    /** Called when a message has arrived at a number of this account. */
    deliverToOwnNumber: (message: Message) => void;
  }) {
    this.#exchange = exchange;
    this.#behaviour = behaviour;
    this.#deliverToOwnNumber = deliverToOwnNumber;
  }

  /** Queues a message. Its first report goes out only after this has returned. */
  send(text: OutboundText): Message {
    const message = this.#exchange.state.messages.insert(
      composeMessage(text, this.#exchange.clock.now()),
    );
    for (const sourceUrl of text.mediaUrls) {
      this.#exchange.state.media.insert({
        sid: createSid('ME'),
        accountSid: message.accountSid,
        parentSid: message.sid,
        contentType: contentTypeOfUrl(sourceUrl),
        sourceUrl,
        dateCreated: message.dateCreated,
        dateUpdated: message.dateCreated,
      });
    }
    this.#noteStatus(message);
    this.#scheduleNext(message.sid, this.#journeyOf(message), 0);
    return message;
  }

  /** Goes on with messages that were under way when the local Twilio was stopped. */
  resume(): void {
    for (const message of this.#exchange.state.messages.list()) {
      if (message.direction === 'inbound' || isFinal(message.status)) continue;
      const steps = this.#journeyOf(message);
      const reached = steps.findIndex(({ status }) => status === message.status);
      this.#scheduleNext(message.sid, steps, reached + 1);
    }
  }

  #journeyOf({ to }: Message): readonly Step[] {
    const address = parseAddress(to);
    const phone = this.#exchange.state.phones.get(numberOf(to));
    return journeyOf({
      behaviour: phone?.texts ?? 'delivers',
      channel: address?.channel ?? 'sms',
    });
  }

  #scheduleNext(sid: string, steps: readonly Step[], index: number): void {
    const step = steps[index];
    if (!step) return;
    const take = (): void => {
      this.#take(sid, step);
      this.#scheduleNext(sid, steps, index + 1);
    };
    const what = (): string => {
      const to = this.#exchange.state.messages.get(sid)?.to ?? 'nobody';
      return `Text to ${to} becomes “${step.status}”`;
    };
    this.#exchange.clock.after(step.afterMs, take, { what, messageSid: sid });
  }

  #take(sid: string, { status, errorCode }: Step): void {
    const { state, clock } = this.#exchange;
    const before = state.messages.get(sid);
    if (!before) return;
    const now = clock.now();
    const message = state.messages.update(sid, {
      status,
      errorCode,
      errorMessage: errorCode === null ? null : errorNamed(errorCode).title,
      dateUpdated: now,
      dateSent: status === 'sent' ? now : before.dateSent,
    });
    if (!message) return;
    if (status !== before.status) this.#noteStatus(message);
    this.#report(message, now);
    if (status === 'delivered' && state.numbers.with(numberOf(message.to))) {
      this.#deliverToOwnNumber(message);
    }
  }

  #noteStatus(message: Message): void {
    const { status, to, body, direction, errorCode } = message;
    this.#exchange.timeline.add(
      {
        kind: 'message-status',
        status,
        from: message.from ?? '',
        to,
        body,
        direction,
        errorCode,
      },
      { messageSid: message.sid },
    );
  }

  /** Sends a status callback after the one before has been answered: a message's own are in order. */
  #report(message: Message, at: number): void {
    if (message.statusCallback === null) return;
    if (message.status === 'sending' && this.#behaviour.sendingCallback === 'left-out') return;
    const request: WebhookRequest = {
      webhook:
        message.direction === 'outbound-reply' ? 'messaging.twiml.action' : 'messaging.status',
      accountSid: message.accountSid,
      method: message.statusCallbackMethod,
      url: message.statusCallback,
      parameters: statusCallbackParameters(message, at),
      subject: { messageSid: message.sid },
    };
    const before = this.#reports.get(message.sid);
    const inOrder = async (): Promise<void> => {
      await before;
      await this.#exchange.webhooks.report(request);
      if (this.#reports.get(message.sid) === report) this.#reports.delete(message.sid);
    };
    const report = inOrder();
    this.#reports.set(message.sid, report);
  }
}
