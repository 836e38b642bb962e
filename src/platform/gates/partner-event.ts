import * as z from 'zod/mini';
import { type App, createApp } from '../app';
import { canonicalJson } from '../canonical-json';
import { AppError, describeError } from '../errors';
import type { FunctionContext, FunctionEvent, FunctionHandler } from '../functions-runtime';
import { type ApiRequest, apiHandler, headerOf } from './api-handler';
import { describeIssues } from './describe-issues';
import {
  beginPartnerRequest,
  forgetPartnerRequest,
  keepPartnerAnswer,
  type PartnerAnswer,
} from './partner-request-store';
import { checkSignature, signatureHeader } from './partner-signature';
import type { InputSchema } from './webhook-input';

export type { PartnerAnswer } from './partner-request-store';

const usualLargestBody = 256 * 1024;

/**
 * The gate for the business's own systems: signed requests with a JSON body. Functions see neither
 * the method nor the text of a request, so the body names an `action`, and what is signed is the body
 * in canonical JSON. The exact repetition of a request gets the same answer and does nothing.
 *
 * @param input parses the body
 * @param answer the feature; an AppError below 500 is told to the caller
 * @param largestBody bytes
 * @param open how the app is made; tests give their own
 */
export function partnerEvent<Input>({
  input,
  answer,
  largestBody = usualLargestBody,
  open = createApp,
}: {
  input: InputSchema<Input>;
  answer: (input: Input, app: App) => Promise<PartnerAnswer>;
  largestBody?: number;
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return apiHandler({
    open,
    failureEvent: 'partner_event_failed',
    answer: async (request) => {
      const { app } = request;
      const body = bodyOf(request.event);
      const signature = readSignature({ request, body, largestBody });
      const parsed = parse({ schema: input, body });
      const { database } = app;
      const before = await beginPartnerRequest({ database, signature, now: app.clock.now() });
      if (before) return before;
      const answered = await answerOnce({ app, signature, work: () => answer(parsed, app) });
      await keepPartnerAnswer({ database, signature, answer: answered, now: app.clock.now() });
      return answered;
    },
  });
}

/**
 * What the request says, without what the platform adds. A new object, because a body with a member
 * `__proto__` has given the platform's one values that are not its own and that no signature covers.
 */
function bodyOf(event: FunctionEvent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'request'));
}

function readSignature({
  request: { app, context, event },
  body,
  largestBody,
}: {
  request: ApiRequest;
  body: object;
  largestBody: number;
}): string {
  const secrets = app.environment.PARTNER_SECRETS;
  if (secrets.length === 0) {
    app.log.error('gate_closed', { path: context.PATH, variable: 'PARTNER_SECRETS' });
    throw new AppError('gate_closed', 503, 'Set PARTNER_SECRETS to strong secrets and deploy.');
  }
  const canonical = canonicalJson(body);
  if (Buffer.byteLength(canonical) > largestBody) {
    throw new AppError('body_too_large', 413, `Send at most ${largestBody} bytes at once.`);
  }
  return checkSignature({
    header: headerOf(event, signatureHeader),
    secrets,
    path: context.PATH,
    body: canonical,
    now: app.clock.now(),
  });
}

function parse<Input>({ schema, body }: { schema: InputSchema<Input>; body: object }): Input {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const places = describeIssues(result.error.issues);
  throw new AppError('request_invalid', 400, `Mend these fields: ${places.join(', ')}.`);
}

/** A request that failed may come again, with the same signature, and then be answered. */
async function answerOnce({
  app,
  signature,
  work,
}: {
  app: App;
  signature: string;
  work: () => Promise<PartnerAnswer>;
}): Promise<PartnerAnswer> {
  try {
    return await work();
  } catch (error) {
    await forgetPartnerRequest({ database: app.database, signature }).catch((cause: unknown) =>
      app.log.warn('partner_request_kept', describeError(cause)),
    );
    throw error;
  }
}
