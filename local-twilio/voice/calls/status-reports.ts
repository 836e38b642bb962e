import { rfc2822 } from '../../api/dates';
import type { Exchange } from '../../exchange';
import type { Call, CallStatus, HttpMethod } from '../../state/records';
import type { WebhookRequest } from '../../webhooks/outcome';
import { standardParameters } from './request-parameters';
import { sendReport } from './send-report';

export const callEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEvent = (typeof callEvents)[number];

/** Who wants to hear of a call's progress, and of which events. */
export interface StatusSubscription {
  url: string;
  method: HttpMethod;
  events: readonly CallEvent[];
}

/**
 * The status callbacks of one call. They go out one after the other in the order of the events, and
 * the call does not wait for them. Twilio: "Call resource", StatusCallback.
 */
export class StatusReports {
  readonly #exchange: Exchange;
  readonly #subscription: StatusSubscription;
  #sequenceNumber = 0;
  #sent: Promise<unknown> = Promise.resolve();

  constructor({
    exchange,
    subscription,
  }: {
    exchange: Exchange;
    subscription: StatusSubscription;
  }) {
    this.#exchange = exchange;
    this.#subscription = subscription;
  }

  /** Tells of an event if it was subscribed to. `more` are parameters that only this event has. */
  tell({
    event,
    call,
    status = call.status,
    more = {},
  }: {
    event: CallEvent;
    call: Call;
    status?: CallStatus;
    more?: Readonly<Record<string, string>>;
  }): void {
    const { url, method, events } = this.#subscription;
    if (url === '' || !events.includes(event)) return;
    if (!URL.canParse(url)) {
      const text = `The status callback "${url}" is no absolute URL.`;
      const problem = { accountSid: call.accountSid, errorCode: 15003, text };
      this.#exchange.alerts.raise({ ...problem, subject: { callSid: call.sid } });
      return;
    }
    const request: WebhookRequest = {
      webhook: 'voice.statusCallback',
      accountSid: call.accountSid,
      method,
      url,
      subject: { callSid: call.sid },
      parameters: {
        ...standardParameters(call, status),
        Timestamp: rfc2822(this.#exchange.clock.now()),
        CallbackSource: 'call-progress-events',
        SequenceNumber: String(this.#sequenceNumber++),
        ...more,
      },
    };
    this.#sent = this.#sent.then(() => sendReport(this.#exchange, request));
  }
}

/** `CallDuration` (seconds) and `Duration` (minutes, rounded up) of a call that is over. */
export function durationParameters(call: Call): Record<string, string> {
  const seconds = durationSeconds(call);
  return { CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)) };
}

/** Whole seconds from the answer to the end, never less than 0; 0 when nobody answered. */
export function durationSeconds({ answerTime, endTime }: Call): number {
  if (answerTime === null || endTime === null) return 0;
  return Math.max(0, Math.round((endTime - answerTime) / 1000));
}
