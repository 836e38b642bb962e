import type { TwimlElement } from '../../twiml/parse';
import type { WebhookRequest } from '../../webhooks/outcome';
import type { WebhookKind } from '../../webhooks/webhook-kinds';
import type { LiveCall } from '../calls/live-call';
import type { NextDocument } from '../calls/next-document';

/** The exchange that a document came with, for alerts about it. */
export interface DocumentSource {
  request: WebhookRequest;
  response: { headers: Record<string, string>; body: string };
}

/** A document that a call runs: where it came from, what its URLs mean, what is wrong in it. */
export class RunningDocument {
  /** The webhook event in the timeline whose answer this is; `null` for TwiML given over REST. */
  readonly eventId: string | null;
  readonly #call: LiveCall;
  /** `null` for TwiML given over REST. */
  readonly #source: DocumentSource | null;
  /** What relative URLs resolve against: the URL after redirects. */
  readonly #base: string | null;
  readonly #relativeUrlError: number;

  constructor({
    call,
    source,
    base,
    eventId,
    relativeUrlError = 11100,
  }: {
    call: LiveCall;
    source: DocumentSource | null;
    base: string | null;
    eventId: string | null;
    relativeUrlError?: number;
  }) {
    this.#call = call;
    this.#source = source;
    this.#base = base;
    this.eventId = eventId;
    this.#relativeUrlError = relativeUrlError;
  }

  /**
   * The absolute form of a URL in this document; an empty one is the document itself. Answers
   * `undefined`, with an alert, when there is none (11100, or 15004 for TwiML without a URL).
   */
  resolve(element: TwimlElement, reference: string): string | undefined {
    if (reference === '' && this.#source !== null) return this.#source.request.url;
    if (reference !== '' && URL.canParse(reference, this.#base ?? undefined)) {
      const { href, protocol } = new URL(reference, this.#base ?? undefined);
      if (protocol === 'http:' || protocol === 'https:') return href;
    }
    const text =
      this.#base === null
        ? `TwiML given over REST has no URL of its own, so "${reference}" must be an absolute URL.`
        : `"${reference}" is no http or https URL.`;
    this.warns(element, this.#base === null ? this.#relativeUrlError : 11100, text);
    return undefined;
  }

  /** Raises an alert about an element, with its place. */
  warns(element: TwimlElement, errorCode: number, text: string): void {
    const { name, line, column } = element;
    const placed = `Line ${line}, column ${column}, <${name}>: ${text}`;
    if (this.#source === null) this.#call.raises(errorCode, placed);
    else {
      const { request, response } = this.#source;
      this.#call.exchange.webhooks.raise(request, errorCode, placed, response);
    }
  }

  /** The request to an action URL of this document. */
  request({
    element,
    webhook,
    action,
    method,
    more,
  }: {
    element: TwimlElement;
    webhook: WebhookKind;
    action: string;
    method: 'GET' | 'POST';
    more: Readonly<Record<string, string>>;
  }): NextDocument | undefined {
    const url = this.resolve(element, action);
    return url === undefined ? undefined : { kind: 'request', webhook, url, method, more };
  }
}
