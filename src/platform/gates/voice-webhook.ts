import { type App, createApp } from '../app';
import { AppError, describeError } from '../errors';
import {
  emptyResponse,
  type FunctionContext,
  type FunctionEvent,
  type FunctionHandler,
  type FunctionResponse,
  xmlResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { type VoiceResponse, voiceResponse } from '../twiml';
import { apologizeToCaller } from './apology';
import { repeatedRequest } from './repeated-request';
import { type InputSchema, parameterOf, readWebhook } from './webhook-input';

/** Twilio gives up a voice webhook after 15 s and the platform after 10 s; a caller sooner. */
const patience = 5_000;

/**
 * The gate for what Twilio asks during a call. It always answers with TwiML: when the feature is
 * slow, "one moment please" and the same question again; when it fails, an apology and a person.
 *
 * @param input parses the webhook's parameters
 * @param answer the feature
 * @param onFailure `hang-up` is for the leg of an agent, who needs no apology: the caller behind it
 *   goes on to voicemail
 * @param open how the app is made; tests give their own
 */
export function voiceWebhook<Input>({
  input,
  answer,
  onFailure = 'apologize',
  open = createApp,
}: {
  input: InputSchema<Input>;
  answer: (input: Input, app: App) => VoiceResponse | Promise<VoiceResponse>;
  onFailure?: 'apologize' | 'hang-up';
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return async (context, event, callback) => {
    callback(null, await respond());

    async function respond(): Promise<FunctionResponse> {
      try {
        const app = open(context);
        const parsed = readWebhook({ schema: input, context, event });
        const work = Promise.resolve(answer(parsed, app));
        return xmlResponse((await inTime({ work, app })) ?? askAgain({ app, context, event }));
      } catch (error) {
        return failure({ error, onFailure, context, event });
      }
    }
  };
}

/** The work's result, or undefined when the caller should not wait for it in silence any longer. */
async function inTime({
  work,
  app,
}: {
  work: Promise<VoiceResponse>;
  app: App;
}): Promise<VoiceResponse | undefined> {
  const timer = app.clock.after(patience);
  try {
    return await Promise.race([work, timer.elapsed.then(() => undefined)]);
  } finally {
    timer.cancel();
  }
}

function askAgain({
  app,
  context,
  event,
}: {
  app: App;
  context: FunctionContext;
  event: FunctionEvent;
}): VoiceResponse {
  const url = repeatedRequest({ context, event });
  if (url === undefined) {
    throw new AppError('answer_too_slow', 500, 'Look why the store answers this slowly.');
  }
  app.log.warn('caller_waits', { path: context.PATH, callSid: parameterOf(event, 'CallSid') });
  const twiml = voiceResponse();
  twiml.say('One moment please.');
  twiml.redirect(url);
  return twiml;
}

function failure({
  error,
  onFailure,
  context,
  event,
}: {
  error: unknown;
  onFailure: 'apologize' | 'hang-up';
  context: FunctionContext;
  event: FunctionEvent;
}): FunctionResponse {
  const callSid = parameterOf(event, 'CallSid');
  createLog({ level: 'error' }).error('voice_webhook_failed', {
    path: context.PATH,
    callSid,
    ...describeError(error),
  });
  if (error instanceof AppError && error.status === 403) return emptyResponse(403);
  if (onFailure === 'hang-up') return xmlResponse(hangUp());
  return xmlResponse(apologizeToCaller({ context, event }));
}

function hangUp(): VoiceResponse {
  const twiml = voiceResponse();
  twiml.hangup();
  return twiml;
}
