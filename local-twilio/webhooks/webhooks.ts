import type { Alerts } from '../alerts';
import type { Activity } from '../clock/activity';
import { createSecret } from '../sids';
import type { State } from '../state/state';
import type { Timeline, WebhookExchange } from '../timeline';
import type { OutgoingRequest, WebhookFallback, WebhookOutcome, WebhookRequest } from './outcome';
import { signatureOf } from './signature';
import { type Transport, TransportError } from './transport';

/** Sends Twilio's requests to the URLs of an account: signed, timed, logged, with one retry. */
export class Webhooks {
  readonly #state: State;
  readonly #timeline: Timeline;
  readonly #alerts: Alerts;
  readonly #activity: Activity;
  readonly #transport: Transport;

  constructor(parts: {
    state: State;
    timeline: Timeline;
    alerts: Alerts;
    activity: Activity;
    transport: Transport;
  }) {
    this.#state = parts.state;
    this.#timeline = parts.timeline;
    this.#alerts = parts.alerts;
    this.#activity = parts.activity;
    this.#transport = parts.transport;
  }

  /**
   * Asks a URL for instructions. A failure raises an alert and, where there is one, asks the
   * fallback URL with `ErrorCode` and `ErrorUrl` added (Twilio: "Availability and Reliability").
   */
  async ask(request: WebhookRequest, fallback?: WebhookFallback): Promise<WebhookOutcome> {
    const outcome = await this.#send(request, 'primary');
    if (outcome.kind === 'answered') return outcome;
    this.raise(request, outcome.errorCode, outcome.reason);
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
    const outcome = await this.#send(second, 'fallback');
    if (outcome.kind === 'failed') this.raise(second, outcome.errorCode, outcome.reason);
    return outcome;
  }

  /**
   * Reports an event. The answer does not matter; a failure raises warning 15003 for calls, or
   * 11200 and its like for messages.
   */
  async report(request: WebhookRequest): Promise<WebhookOutcome> {
    const outcome = await this.#send(request, 'primary');
    if (outcome.kind === 'failed') {
      const code = request.webhook.startsWith('voice.') ? 15003 : outcome.errorCode;
      this.raise(request, code, outcome.reason);
    }
    return outcome;
  }

  /** Raises an alert about a webhook. */
  raise(request: WebhookRequest, errorCode: number, text: string): void {
    this.#alerts.raise({
      accountSid: request.accountSid,
      errorCode,
      text,
      subject: request.subject,
      request: { method: request.method, url: request.url, parameters: request.parameters },
    });
  }

  async #send(request: WebhookRequest, role: 'primary' | 'fallback'): Promise<WebhookOutcome> {
    const first = await this.#attempt(request, role, 1);
    return first.isConnectionFailure
      ? (await this.#attempt(request, role, 2)).outcome
      : first.outcome;
  }

  async #attempt(
    request: WebhookRequest,
    role: 'primary' | 'fallback',
    attempt: number,
  ): Promise<{ outcome: WebhookOutcome; isConnectionFailure: boolean }> {
    const outgoing = this.#outgoing(request);
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
    const finish = (result: Partial<WebhookExchange>): void =>
      this.#timeline.replace(eventId, {
        kind: 'webhook',
        exchange: { ...exchange, ...result, durationMs: performance.now() - startedAt },
      });
    try {
      const answer = await this.#activity.during(() => this.#transport.send(outgoing));
      keepCookies(request.cookies, answer.headers['set-cookie']);
      const body = answer.body.toString('utf8');
      const failed = answer.status >= 400;
      finish({
        status: answer.status,
        responseHeaders: answer.headers,
        responseBody: body,
        errorCode: failed ? 11200 : null,
      });
      const outcome: WebhookOutcome = failed
        ? {
            kind: 'failed',
            errorCode: 11200,
            reason: `The server answered ${answer.status}.`,
            eventId,
          }
        : {
            kind: 'answered',
            status: answer.status,
            headers: answer.headers,
            body,
            url: answer.url,
            eventId,
          };
      return { outcome, isConnectionFailure: false };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      finish({ errorCode: error.errorCode });
      return {
        outcome: { kind: 'failed', errorCode: error.errorCode, reason: error.message, eventId },
        isConnectionFailure: error.isConnectionFailure,
      };
    }
  }

  #outgoing({ accountSid, method, url, parameters, cookies }: WebhookRequest): OutgoingRequest {
    const authToken = this.#state.accounts.get(accountSid)?.authToken ?? '';
    const form = new URLSearchParams({ ...parameters }).toString();
    const target = new URL(url);
    target.hash = '';
    if (method === 'GET' && form) target.search += (target.search ? '&' : '?') + form;
    const headers: Record<string, string> = {
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'i-twilio-idempotency-token': createSecret(),
      'x-twilio-signature': signatureOf({
        authToken,
        url: target.href,
        parameters: method === 'GET' ? {} : parameters,
      }),
    };
    if (method === 'POST') {
      headers['content-type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
    }
    if (cookies?.size)
      headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { method, url: target.href, headers, body: method === 'POST' ? form : '' };
  }
}

function keepCookies(jar: Map<string, string> | undefined, setCookie: string | undefined): void {
  for (const line of setCookie?.split('\n') ?? []) {
    const [pair = ''] = line.split(';');
    const separator = pair.indexOf('=');
    if (separator > 0) jar?.set(pair.slice(0, separator).trim(), pair.slice(separator + 1).trim());
  }
}
