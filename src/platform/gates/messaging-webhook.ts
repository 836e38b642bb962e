import { type App, createApp } from '../app';
import { AppError, describeError } from '../errors';
import {
  emptyResponse,
  type FunctionContext,
  type FunctionHandler,
  type FunctionResponse,
  xmlResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { messagingResponse } from '../twiml';
import { apologyText } from './apology';
import { type InputSchema, parameterOf, readWebhook } from './webhook-input';

/** The platform ends a function after 10 s, and then no apology would go out. */
const patience = 8_000;

/** What goes back to somebody who wrote. */
export type Reply = { kind: 'text'; body: string } | { kind: 'none' };

/**
 * The gate for incoming texts. It always answers with TwiML; when the feature fails or takes too
 * long, with an apology.
 *
 * @param input parses the webhook's parameters
 * @param answer the feature
 * @param open how the app is made; tests give their own
 */
export function messagingWebhook<Input>({
  input,
  answer,
  open = createApp,
}: {
  input: InputSchema<Input>;
  answer: (input: Input, app: App) => Promise<Reply>;
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return async (context, event, callback) => {
    callback(null, await respond());

    async function respond(): Promise<FunctionResponse> {
      try {
        const app = open(context);
        const parsed = readWebhook({ schema: input, context, event });
        return replyResponse(await inTime({ work: answer(parsed, app), app }));
      } catch (error) {
        createLog({ level: 'error' }).error('messaging_webhook_failed', {
          path: context.PATH,
          messageSid: parameterOf(event, 'MessageSid'),
          ...describeError(error),
        });
        if (error instanceof AppError && error.status === 403) return emptyResponse(403);
        return replyResponse({ kind: 'text', body: apologyText });
      }
    }
  };
}

async function inTime({ work, app }: { work: Promise<Reply>; app: App }): Promise<Reply> {
  const timer = app.clock.after(patience);
  const tooSlow = timer.elapsed.then(() => {
    throw new AppError('answer_too_slow', 500, 'Look why the store answers this slowly.');
  });
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    timer.cancel();
  }
}

function replyResponse(reply: Reply): FunctionResponse {
  const twiml = messagingResponse();
  if (reply.kind === 'text') twiml.message(reply.body);
  return xmlResponse(twiml);
}
