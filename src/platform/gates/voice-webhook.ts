import { type App, createApp } from '../app';
import { type FunctionContext, type FunctionHandler, xmlResponse } from '../functions-runtime';
import { type VoiceResponse, voiceResponse } from '../twiml';
import { apologizeToCaller } from './apology';
import { repeatedRequest } from './repeated-request';
import { answerTooSlow, within } from './time-limit';
import { webhookHandler } from './webhook-handler';
import { type InputSchema, parameterOf, type WebhookRequest } from './webhook-input';

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
  return webhookHandler({
    input,
    open,
    answer: async ({ input: question, app, request }) => {
      const work = Promise.resolve(answer(question, app));
      const otherwise = (): VoiceResponse => askAgain({ app, request });
      return xmlResponse(await within({ limit: patience, clock: app.clock, work, otherwise }));
    },
    failureEvent: 'voice_webhook_failed',
    failureAnswer: ({ request }) =>
      xmlResponse(onFailure === 'hang-up' ? hangUp() : apologizeToCaller(request)),
  });
}

function askAgain({ app, request }: { app: App; request: WebhookRequest }): VoiceResponse {
  const { context, event } = request;
  const url = repeatedRequest(request);
  if (url === undefined) throw answerTooSlow();
  app.log.warn('caller_waits', { path: context.PATH, callSid: parameterOf(event, 'CallSid') });
  const twiml = voiceResponse();
  twiml.say('One moment please.');
  twiml.redirect(url);
  return twiml;
}

function hangUp(): VoiceResponse {
  const twiml = voiceResponse();
  twiml.hangup();
  return twiml;
}
