import type { Exchange } from '../exchange';
import type { Message } from '../state/records';
import type { WebhookRequest } from '../webhooks/outcome';
import type { Reporting } from './carriers/fate';
import { isFinal } from './final-status';
import { statusCallbackParameters } from './status-callback';
import type { UnverifiedBehaviour } from './unverified-behaviour';

/** Tells an application what becomes of its messages: the status callbacks. */
export class StatusReports {
  readonly #exchange: Exchange;
  readonly #behaviour: UnverifiedBehaviour;
  /** The last report of each message under way, so that the next one waits for it. */
  readonly #underWay = new Map<string, Promise<unknown>>();
  /** Reports of messages that are reported out of order, until the last one has gone out. */
  readonly #held = new Map<string, WebhookRequest[]>();

  constructor({ exchange, behaviour }: { exchange: Exchange; behaviour: UnverifiedBehaviour }) {
    this.#exchange = exchange;
    this.#behaviour = behaviour;
  }

  /** Reports the status that a message has reached at `at` (epoch ms), where anybody wants to know. */
  report(message: Message, { at, reporting }: { at: number; reporting: Reporting }): void {
    if (message.statusCallback === null || this.#isLeftOut(message)) return;
    const request: WebhookRequest = {
      webhook:
        message.direction === 'outbound-reply' ? 'messaging.twiml.action' : 'messaging.status',
      accountSid: message.accountSid,
      method: message.statusCallbackMethod,
      url: message.statusCallback,
      parameters: statusCallbackParameters(message, at),
      subject: { messageSid: message.sid },
    };
    if (reporting === 'out-of-order') this.#sendLastFirst(request, message);
    else this.#send(reporting === 'twice' ? [request, request] : [request]);
  }

  #isLeftOut({ status }: Message): boolean {
    if (status === 'sending') return this.#behaviour.sendingCallback === 'left-out';
    return status === 'canceled' && this.#behaviour.canceledCallback === 'left-out';
  }

  #sendLastFirst(request: WebhookRequest, { sid, status }: Message): void {
    const held = this.#held.get(sid) ?? [];
    if (!isFinal(status)) {
      this.#held.set(sid, [request, ...held]);
      return;
    }
    this.#held.delete(sid);
    this.#send([request, ...held]);
  }

  /** Each report waits for the answer to the one before: a message's own are in order. */
  #send(requests: readonly WebhookRequest[]): void {
    for (const request of requests) {
      const sid = request.subject.messageSid ?? '';
      const before = this.#underWay.get(sid);
      const inOrder = async (): Promise<void> => {
        await before;
        await this.#exchange.webhooks.report(request);
        if (this.#underWay.get(sid) === report) this.#underWay.delete(sid);
      };
      const report = inOrder();
      this.#underWay.set(sid, report);
    }
  }
}
