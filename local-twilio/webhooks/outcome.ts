import type { Subject } from '../timeline';
import type { WebhookKind } from './webhook-kinds';

/** One webhook to be sent. */
export interface WebhookRequest {
  webhook: WebhookKind;
  accountSid: string;
  method: 'GET' | 'POST';
  url: string;
  parameters: Readonly<Record<string, string>>;
  subject: Subject;
  /** Cookies that this call's or conversation's server has set; kept up to date. */
  cookies?: Map<string, string>;
}

export interface WebhookFallback {
  url: string;
  method: 'GET' | 'POST';
}

/** What came of a webhook. `eventId` names its entry in the timeline. */
export type WebhookOutcome =
  | {
      kind: 'answered';
      status: number;
      headers: Record<string, string>;
      body: string;
      /** After redirects; what relative URLs in the answer resolve against. */
      url: string;
      eventId: string;
    }
  | {
      kind: 'failed';
      /** Twilio's: 11200 (status 4xx or 5xx, or no answer in time), 11205, 11210, 11215 … */
      errorCode: number;
      reason: string;
      /** What the server answered, where it did. */
      answer: { headers: Record<string, string>; body: string } | null;
      eventId: string;
    };

/** What came of a report; one that a fault holds back goes out later. */
export type ReportOutcome = WebhookOutcome | { kind: 'postponed'; eventId: string };

/** A plain answer to an HTTP request. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface OutgoingRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Answers requests to a host that lives inside the local Twilio, such as a deployed environment. */
export type InnerHost = (request: OutgoingRequest) => Promise<HttpAnswer>;
