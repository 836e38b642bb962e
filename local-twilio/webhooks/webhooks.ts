import type { Alerts } from '../alerts';
import type { Activity } from '../clock/activity';
import type { Clock } from '../clock/clock';
import type { Faults, WebhookEffect } from '../faults';
import type { State } from '../state/state';
import type { Timeline, WebhookExchange } from '../timeline';
import type {
  HttpAnswer,
  OutgoingRequest,
  ReportOutcome,
  WebhookFallback,
  WebhookOutcome,
  WebhookRequest,
} from './outcome';
import { keepCookies, outgoingRequest } from './outgoing';
import { type Transport, TransportError } from './transport';

/** What is logged about a URL is about the one that was set, or about its fallback. */
type Role = WebhookExchange['role'];

/** How long Twilio waits for an answer, and how long a fault holds a webhook back (clock ms). */
const faultTimeoutMs = 15_000;
const heldBackMs = 10_000;

/** Sends Twilio's requests to the URLs of an account: signed, timed, logged, with one retry. */
export class Webhooks {
  readonly #state: State;
  readonly #timeline: Timeline;
  readonly #alerts: Alerts;
  readonly #activity: Activity;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #faults: Faults;

  constructor(parts: {
    state: State;
    timeline: Timeline;
    alerts: Alerts;
    activity: Activity;
    transport: Transport;
    clock: Clock;
    faults: Faults;
  }) {
    this.#state = parts.state;
    this.#timeline = parts.timeline;
    this.#alerts = parts.alerts;
    this.#activity = parts.activity;
    this.#transport = parts.transport;
    this.#clock = parts.clock;
    this.#faults = parts.faults;
  }

  /**
   * Asks a URL for instructions. A failure raises an alert and, where there is one, asks the
   * fallback URL with `ErrorCode` and `ErrorUrl` added (Twilio: "Availability and Reliability").
   */
  async ask(request: WebhookRequest, fallback?: WebhookFallback): Promise<WebhookOutcome> {
    const effect = this.#faults.forWebhook(request.url);
    if (effect === 'late') await this.#holdBack(request);
    const outcome = await this.#send(request, { role: 'primary', effect });
    if (outcome.kind === 'answered') return outcome;
    this.#raiseFailure(request, outcome);
    if (!fallback?.url) return outcome;
    return this.askFallback(request, fallback, outcome.errorCode);
  }

  /** Asks the fallback URL after `request` failed with `errorCode`, by itself or by its content. */
  async askFallback(
    request: WebhookRequest,
    fallback: WebhookFallback,
    errorCode: number,
  ): Promise<WebhookOutcome> {
    const second: WebhookRequest = {
      ...request,
      url: fallback.url,
      method: fallback.method,
      parameters: { ...request.parameters, ErrorCode: String(errorCode), ErrorUrl: request.url },
    };
    const effect = this.#faults.forWebhook(second.url);
    const outcome = await this.#send(second, { role: 'fallback', effect });
    if (outcome.kind === 'failed') this.#raiseFailure(second, outcome);
    return outcome;
  }

  /**
   * Reports an event. The answer does not matter; a failure raises warning 15003 for calls, or
   * 11200 and its like for messages. A fault `late` holds the report back, so that later ones of
   * the same call or message overtake it; this resolves at once then.
   */
  async report(request: WebhookRequest): Promise<ReportOutcome> {
    const effect = this.#faults.forWebhook(request.url);
    if (effect !== 'late') return this.#sendReport(request, effect);
    void this.#holdBack(request).then(() => this.#sendReport(request, undefined));
    const text = `A fault holds ${request.webhook} to ${request.url} back for 10 seconds.`;
    return {
      kind: 'postponed',
      eventId: this.#timeline.add({ kind: 'control', text }, request.subject),
    };
  }

  /** Raises an alert about a webhook, with what the server answered where that is at fault. */
  raise(
    request: WebhookRequest,
    errorCode: number,
    text: string,
    answer?: { headers: Record<string, string>; body: string },
  ): void {
    this.#alerts.raise({
      accountSid: request.accountSid,
      errorCode,
      text,
      subject: request.subject,
      request: { method: request.method, url: request.url, parameters: request.parameters },
      ...(answer ? { response: answer } : {}),
    });
  }

  #holdBack({ webhook, subject }: WebhookRequest): Promise<void> {
    const what = `${webhook}, held back by a fault, goes out`;
    return this.#clock.waits(heldBackMs, undefined, { what, ...subject });
  }

  async #sendReport(
    request: WebhookRequest,
    effect: WebhookEffect | undefined,
  ): Promise<WebhookOutcome> {
    const outcome = await this.#send(request, { role: 'primary', effect });
    if (outcome.kind === 'failed') {
      const code = request.webhook.startsWith('voice.') ? 15003 : outcome.errorCode;
      this.raise(request, code, outcome.reason, outcome.answer ?? undefined);
    }
    return outcome;
  }

  #raiseFailure(
    request: WebhookRequest,
    { errorCode, reason, answer }: Extract<WebhookOutcome, { kind: 'failed' }>,
  ): void {
    this.raise(request, errorCode, reason, answer ?? undefined);
  }

  async #send(
    request: WebhookRequest,
    { role, effect }: { role: Role; effect: WebhookEffect | undefined },
  ): Promise<WebhookOutcome> {
    const first = await this.#attempt(request, { role, effect, attempt: 1 });
    if (first.isConnectionFailure) {
      const again = this.#faults.forWebhook(request.url);
      return (await this.#attempt(request, { role, effect: again, attempt: 2 })).outcome;
    }
    if (effect === 'twice') await this.#attempt(request, { role, effect: undefined, attempt: 1 });
    return first.outcome;
  }

  async #attempt(
    request: WebhookRequest,
    { role, effect, attempt }: { role: Role; effect: WebhookEffect | undefined; attempt: number },
  ): Promise<{ outcome: WebhookOutcome; isConnectionFailure: boolean }> {
    const authToken = this.#state.accounts.get(request.accountSid)?.authToken ?? '';
    const outgoing = outgoingRequest(request, { authToken });
    const exchange: WebhookExchange = {
      webhook: request.webhook,
      method: request.method,
      url: outgoing.url,
      parameters: { ...request.parameters },
      requestHeaders: outgoing.headers,
      status: null,
      responseHeaders: {},
      responseBody: '',
      durationMs: null,
      errorCode: null,
      attempt,
      role,
    };
    const eventId = this.#timeline.add({ kind: 'webhook', exchange }, request.subject);
    const startedAt = performance.now();
    const finish = (result: Partial<WebhookExchange>): void => {
      // Meanwhile the message that it is about may have been redacted.
      const shown = this.#timeline.get(eventId);
      const asked = shown?.kind === 'webhook' ? shown.exchange : exchange;
      this.#timeline.replace(eventId, {
        kind: 'webhook',
        exchange: { ...asked, ...result, durationMs: performance.now() - startedAt },
      });
    };
    try {
      const answer = await this.#exchange(request, outgoing, effect);
      keepCookies(request.cookies, answer.headers['set-cookie']);
      const { status, headers, url } = answer;
      const body = answer.body.toString('utf8');
      const errorCode = status >= 400 ? 11200 : null;
      finish({ status, responseHeaders: headers, responseBody: body, errorCode });
      return {
        outcome:
          errorCode === null
            ? { kind: 'answered', status, headers, body, url, eventId }
            : {
                kind: 'failed',
                errorCode,
                reason: `The server answered ${status}.`,
                answer: { headers, body },
                eventId,
              },
        isConnectionFailure: false,
      };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const { errorCode, message: reason, isConnectionFailure } = error;
      finish({ errorCode });
      return {
        outcome: { kind: 'failed', errorCode, reason, answer: null, eventId },
        isConnectionFailure,
      };
    }
  }

  /** Sends the request, unless a fault is in its way. */
  async #exchange(
    { webhook, subject }: WebhookRequest,
    outgoing: OutgoingRequest,
    effect: WebhookEffect | undefined,
  ): Promise<HttpAnswer & { url: string }> {
    if (effect === 'timeout') {
      const what = `${webhook} times out by a fault`;
      await this.#clock.waits(faultTimeoutMs, undefined, { what, ...subject });
      throw new TransportError({
        errorCode: 11200,
        message: `A fault kept the server from answering within ${faultTimeoutMs / 1000} s.`,
        isConnectionFailure: false,
      });
    }
    if (effect === 'connection-failure') {
      throw new TransportError({
        errorCode: 11205,
        message: 'A fault kept the connection to the server from being made.',
        isConnectionFailure: true,
      });
    }
    return this.#activity.during(() => this.#transport.send(outgoing));
  }
}
