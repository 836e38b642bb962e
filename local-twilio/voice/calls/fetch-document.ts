import type { WebhookOutcome, WebhookRequest } from '../../webhooks/outcome';
import { type Instructions, readInstructions, readTwiml } from '../twiml/instructions';
import { RunningDocument } from '../twiml/running-document';
import type { LiveCall } from './live-call';
import type { NextDocument } from './next-document';
import { standardParameters } from './request-parameters';

/** What a call has to do next, with the document that says so. */
export interface FetchedDocument {
  instructions: Exclude<Instructions, { kind: 'invalid' }>;
  document: RunningDocument;
  /** The answer's own URL, for an audio file that came in place of TwiML. */
  url: string;
}

/**
 * Fetches a call's next document. What cannot be fetched or read raises an alert and the fallback
 * URL is asked. Answers `undefined` when that fails as well. Twilio: "Availability and Reliability".
 */
export async function fetchDocument(
  call: LiveCall,
  next: NextDocument,
): Promise<FetchedDocument | undefined> {
  if (next.kind === 'twiml') return readGivenTwiml(call, next);
  const request = requestFor(call, next);
  if (!URL.canParse(next.url)) {
    call.raises(11100, `"${next.url}" is no absolute URL. Set the voice URL of the number.`);
    return askFallback(call, request, 11100);
  }
  const outcome = await call.exchange.webhooks.ask(request);
  const read = readOutcome(call, request, outcome);
  return typeof read === 'number' ? askFallback(call, request, read) : read;
}

/**
 * Requests an action URL after the call has ended, as Twilio does for Record and Dial; the answer has
 * no call to run on.
 */
export async function tellActionOfEndedCall(call: LiveCall, next: NextDocument): Promise<void> {
  if (next.kind === 'request') await call.exchange.webhooks.ask(requestFor(call, next));
}

function readGivenTwiml(
  call: LiveCall,
  { xml, relativeUrlError }: Extract<NextDocument, { kind: 'twiml' }>,
): FetchedDocument | undefined {
  const instructions = readTwiml(xml);
  if (instructions.kind === 'invalid') {
    call.raises(instructions.errorCode, instructions.reason);
    return undefined;
  }
  const given = { call, source: null, base: null, eventId: null, relativeUrlError };
  return { instructions, document: new RunningDocument(given), url: '' };
}

function requestFor(
  call: LiveCall,
  { webhook, url, method, more = {} }: Extract<NextDocument, { kind: 'request' }>,
): WebhookRequest {
  return {
    webhook,
    accountSid: call.record.accountSid,
    method,
    url,
    parameters: { ...standardParameters(call.record), ...more },
    subject: { callSid: call.sid },
    cookies: call.cookies,
  };
}

async function askFallback(
  call: LiveCall,
  request: WebhookRequest,
  errorCode: number,
): Promise<FetchedDocument | undefined> {
  const { fallback } = call;
  if (!fallback || !URL.canParse(fallback.url)) return undefined;
  const outcome = await call.exchange.webhooks.askFallback(request, fallback, errorCode);
  const second = { ...request, url: fallback.url, method: fallback.method };
  const read = readOutcome(call, second, outcome);
  return typeof read === 'number' ? undefined : read;
}

/** The document of an answer, or the error code why there is none. */
function readOutcome(
  call: LiveCall,
  request: WebhookRequest,
  outcome: WebhookOutcome,
): FetchedDocument | number {
  if (outcome.kind === 'failed') return outcome.errorCode;
  const instructions = readInstructions({
    contentType: outcome.headers['content-type'],
    body: outcome.body,
  });
  const response = { headers: outcome.headers, body: outcome.body };
  if (instructions.kind === 'invalid' || instructions.kind === 'empty') {
    const { errorCode, reason } = instructions;
    call.exchange.webhooks.raise(request, errorCode, reason, response);
  }
  if (instructions.kind === 'invalid') return instructions.errorCode;
  const { url: base, eventId } = outcome;
  const document = new RunningDocument({ call, source: { request, response }, base, eventId });
  return { instructions, document, url: base };
}
