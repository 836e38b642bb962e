import type { Exchange } from '../../exchange';
import type { EventWebhook, MailEventName } from '../../state/mail-records';
import type { Subject, WebhookExchange } from '../../timeline';
import type { HttpAnswer, OutgoingRequest } from '../../webhooks/outcome';
import { TransportError } from '../../webhooks/transport';
import { signatureHeaders } from './event-signature';
import type { MailEvent } from './mail-event';

/** Events that are posted together, and how often that was tried. */
interface Batch {
  webhookSid: string;
  /** Each as JSON. */
  events: string[];
  /** Of all events. */
  bytes: number;
  mailSids: Set<string>;
  attempts: number;
  /** Epoch ms of the first event. */
  since: number;
}

const gatheredMs = 1_000;
const bytesAtMost = 768 * 1024;
const firstRetryMs = 60_000;
const triedForMs = 24 * 60 * 60 * 1000;
/** A fault that lets a webhook come late holds it back so long (clock ms). */
const heldBackMs = 10_000;

/**
 * Posts events to the Event Webhooks that want them: gathered for a second or up to 768 KB, as one
 * array, and again at growing intervals for a day while no 2xx comes back. Source: SendGrid "Event Webhook Reference".
 */
export class EventPosts {
  readonly #exchange: Exchange;
  /** Batches that still grow, by the webhook's SID. */
  readonly #growing = new Map<string, Batch>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  add(event: MailEvent, about: { accountSid: string; name: MailEventName; mailSid: string }): void {
    const json = JSON.stringify(event);
    const bytes = Buffer.byteLength(json);
    for (const webhook of this.#exchange.state.eventWebhooks.list()) {
      const { accountSid, isEnabled, events } = webhook;
      if (accountSid !== about.accountSid || !isEnabled || !events.includes(about.name)) continue;
      const batch = this.#batchFor(webhook, bytes);
      batch.events.push(json);
      batch.bytes += bytes;
      batch.mailSids.add(about.mailSid);
    }
  }

  /** Posts the events of an earlier post once more. Answers the id of the new timeline event. */
  async sendAgain(earlier: WebhookExchange, subject: Subject): Promise<string> {
    const { method, url, requestHeaders: headers, requestBody: body = '' } = earlier;
    const { eventId } = await this.#post({ method, url, headers, body }, { subject, attempt: 1 });
    return eventId;
  }

  /** The batch that still has room for so many bytes; one that has none is posted. */
  #batchFor(webhook: EventWebhook, bytes: number): Batch {
    const growing = this.#growing.get(webhook.sid);
    if (growing && growing.bytes + bytes <= bytesAtMost) return growing;
    if (growing) this.#finish(growing);
    return this.#begin(webhook);
  }

  #begin({ sid, url }: EventWebhook): Batch {
    const { clock } = this.#exchange;
    const batch: Batch = {
      webhookSid: sid,
      events: [],
      bytes: 0,
      mailSids: new Set(),
      attempts: 0,
      since: clock.now(),
    };
    this.#growing.set(sid, batch);
    clock.after(gatheredMs, () => this.#finish(batch), { what: `Events of mail go to ${url}` });
    return batch;
  }

  /** Posts a batch, unless it was full and posted before its time. */
  #finish(batch: Batch): void {
    if (this.#growing.get(batch.webhookSid) !== batch) return;
    this.#growing.delete(batch.webhookSid);
    void this.#send(batch);
  }

  async #send(batch: Batch): Promise<void> {
    const { state, clock, faults } = this.#exchange;
    const webhook = state.eventWebhooks.get(batch.webhookSid);
    if (!webhook?.isEnabled) return;
    const effect = faults.forWebhook(webhook.url);
    if (effect === 'late') await clock.waits(heldBackMs);
    batch.attempts += 1;
    const request = requestFor(webhook, batch.events, clock.now());
    const about = { subject: subjectOf(batch), attempt: batch.attempts };
    const isCutOff = effect === 'timeout' || effect === 'connection-failure';
    const { isTaken } = await this.#post(request, { ...about, ...(isCutOff ? { isCutOff } : {}) });
    if (effect === 'twice') await this.#post(request, about);
    if (!isTaken) this.#tryAgain(batch, webhook);
  }

  #tryAgain(batch: Batch, { url }: EventWebhook): void {
    const { clock } = this.#exchange;
    const delay = firstRetryMs * 2 ** (batch.attempts - 1);
    if (clock.now() + delay - batch.since > triedForMs) return;
    clock.after(delay, () => void this.#send(batch), {
      what: `Events of mail go to ${url} once more`,
    });
  }

  async #post(
    request: OutgoingRequest,
    {
      subject,
      attempt,
      isCutOff = false,
    }: { subject: Subject; attempt: number; isCutOff?: boolean },
  ): Promise<{ isTaken: boolean; eventId: string }> {
    const { activity, transport, timeline } = this.#exchange;
    const exchange = exchangeOf(request, attempt);
    const eventId = timeline.add({ kind: 'webhook', exchange }, subject);
    const startedAt = performance.now();
    const finish = (result: Partial<WebhookExchange>): void =>
      timeline.replace(eventId, {
        kind: 'webhook',
        exchange: { ...exchange, ...result, durationMs: performance.now() - startedAt },
      });
    try {
      if (isCutOff) throw cutOff();
      const answer: HttpAnswer = await activity.during(() => transport.send(request));
      const { status, headers: responseHeaders, body } = answer;
      const isTaken = status >= 200 && status < 300;
      finish({
        status,
        responseHeaders,
        responseBody: body.toString('utf8'),
        errorCode: isTaken ? null : 11200,
      });
      return { isTaken, eventId };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      finish({ errorCode: error.errorCode });
      return { isTaken: false, eventId };
    }
  }
}

/** SendGrid ends each event of the array with a line break, so only the raw body has the signature's text. */
function requestFor(
  { url, privateKey }: EventWebhook,
  events: readonly string[],
  now: number,
): OutgoingRequest {
  const body = `[${events.join(',\r\n')}]\r\n`;
  const timestamp = Math.floor(now / 1000);
  return {
    method: 'POST',
    url,
    headers: {
      'user-agent': 'SendGrid Event API',
      'content-type': 'application/json',
      ...(privateKey === null ? {} : signatureHeaders({ privateKey, timestamp, body })),
    },
    body,
  };
}

function exchangeOf({ url, headers, body }: OutgoingRequest, attempt: number): WebhookExchange {
  return {
    webhook: 'mail.event',
    method: 'POST',
    url,
    parameters: {},
    requestHeaders: headers,
    requestBody: body,
    status: null,
    responseHeaders: {},
    responseBody: '',
    durationMs: null,
    errorCode: null,
    attempt,
    role: 'primary',
  };
}

/** The one mail that a batch is about; of several, none. */
function subjectOf({ mailSids }: Batch): Subject {
  const [mailSid, ...others] = mailSids;
  return mailSid === undefined || others.length > 0 ? {} : { mailSid };
}

function cutOff(): TransportError {
  return new TransportError({
    errorCode: 11205,
    message: 'A fault kept the events from being taken.',
    isConnectionFailure: true,
  });
}
