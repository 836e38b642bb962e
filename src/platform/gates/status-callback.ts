import { type App, createApp } from '../app';
import { AppError } from '../errors';
import { emptyResponse, type FunctionContext, type FunctionHandler } from '../functions-runtime';
import { webhookHandler } from './webhook-handler';
import type { InputSchema } from './webhook-input';

/**
 * The gate for what Twilio reports without expecting an answer: statuses, recordings,
 * transcriptions. Answers 204, or the error's status, which Twilio writes to its Debugger (15003)
 * but never repeats.
 *
 * @param input parses the webhook's parameters
 * @param record the feature
 * @param open how the app is made; tests give their own
 */
export function statusCallback<Input>({
  input,
  record,
  open = createApp,
}: {
  input: InputSchema<Input>;
  record: (input: Input, app: App) => Promise<void>;
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return webhookHandler({
    input,
    open,
    answer: async ({ input: report, app }) => {
      await record(report, app);
      return emptyResponse(204);
    },
    failureEvent: 'status_callback_failed',
    failureAnswer: ({ error }) => emptyResponse(statusFor(error)),
  });
}

function statusFor(error: unknown): 400 | 500 {
  return error instanceof AppError && error.status === 400 ? 400 : 500;
}
