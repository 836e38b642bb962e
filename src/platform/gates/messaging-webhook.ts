import { type App, createApp } from '../app';
import {
  type FunctionContext,
  type FunctionHandler,
  type FunctionResponse,
  xmlResponse,
} from '../functions-runtime';
import { messagingResponse } from '../twiml';
import { apologyText } from './apology';
import { answerTooSlow, within } from './time-limit';
import { webhookHandler } from './webhook-handler';
import type { InputSchema } from './webhook-input';

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
  return webhookHandler({
    input,
    open,
    answer: async ({ input: message, app }) => {
      const work = answer(message, app);
      return replyResponse(
        await within({ limit: patience, clock: app.clock, work, otherwise: giveUp }),
      );
    },
    failureEvent: 'messaging_webhook_failed',
    failureAnswer: () => replyResponse({ kind: 'text', body: apologyText }),
  });
}

function giveUp(): never {
  throw answerTooSlow();
}

function replyResponse(reply: Reply): FunctionResponse {
  const twiml = messagingResponse();
  if (reply.kind === 'text') twiml.message(reply.body);
  return xmlResponse(twiml);
}
