import type { Exchange } from '../exchange';
import type { Subject } from '../timeline';

/** One operation of SendGrid's v3 API that the local Twilio covers. */
export interface SendgridRoute {
  /** The `operationId` of SendGrid's OpenAPI (github.com/twilio/sendgrid-oai). */
  operation: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As in its OpenAPI: `/v3/user/webhooks/event/settings/{id}`. */
  path: string;
  handle(request: SendgridRequest, exchange: Exchange): SendgridAnswer;
}

/** A request whose key was recognised. */
export interface SendgridRequest {
  accountSid: string;
  /** The value of the path's one variable, `{id}` or `{email}`; empty where it has none. */
  id: string;
  /** The parsed JSON of the body; `undefined` where there was none. */
  body: unknown;
}

/** JSON, or nothing. */
export interface SendgridAnswer {
  status: number;
  json?: unknown;
  headers?: Record<string, string>;
  /** What the request was about, for the timeline. */
  subject?: Subject;
}
