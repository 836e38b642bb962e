import type {
  Context,
  ServerlessCallback,
  ServerlessEventObject,
} from '@twilio-labs/serverless-runtime-types/types';

/** What a Functions handler is given: the environment, and a way to the REST client. */
export type FunctionContext = Context<Record<string, unknown>>;
/** Query and body parameters side by side, and `request` with headers and cookies. */
export type FunctionEvent = ServerlessEventObject;
/**
 * A Functions handler. It ends in exactly one `callback`: what it returns is ignored, and without
 * the callback the request hangs until the platform's limit of 10 s.
 */
export type FunctionHandler = (
  context: FunctionContext,
  event: FunctionEvent,
  callback: ServerlessCallback,
) => Promise<void>;
export type FunctionResponse = InstanceType<typeof Twilio.Response>;

/** Answers with TwiML. As text, because the runtime knows TwiML objects of its own SDK copy only. */
export function xmlResponse(twiml: { toString(): string }): FunctionResponse {
  return response({ status: 200, type: 'text/xml', body: twiml.toString() });
}

/** Answers a program. As text, so that the runtime does not choose how it is written. */
export function jsonResponse({ status, body }: { status: number; body: object }): FunctionResponse {
  return response({ status, type: 'application/json', body: JSON.stringify(body) });
}

/** Answers a request of which only the status matters. */
export function emptyResponse(status: 204 | 400 | 403 | 500): FunctionResponse {
  return response({ status, type: 'text/plain', body: '' });
}

function response({
  status,
  type,
  body,
}: {
  status: number;
  type: string;
  body: string;
}): FunctionResponse {
  const answer = new Twilio.Response();
  answer.setStatusCode(status);
  answer.appendHeader('Content-Type', type);
  answer.setBody(body);
  return answer;
}
