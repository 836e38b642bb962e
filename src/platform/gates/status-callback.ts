import { type App, createApp } from '../app';
import { AppError, describeError } from '../errors';
import {
  emptyResponse,
  type FunctionContext,
  type FunctionHandler,
  type FunctionResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { type InputSchema, readWebhook } from './webhook-input';

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
  return async (context, event, callback) => {
    callback(null, await respond());

    async function respond(): Promise<FunctionResponse> {
      try {
        const app = open(context);
        await record(readWebhook({ schema: input, context, event }), app);
        return emptyResponse(204);
      } catch (error) {
        createLog({ level: 'error' }).error('status_callback_failed', {
          path: context.PATH,
          ...describeError(error),
        });
        return emptyResponse(statusFor(error));
      }
    }
  };
}

function statusFor(error: unknown): 400 | 403 | 500 {
  if (!(error instanceof AppError)) return 500;
  return error.status === 400 || error.status === 403 ? error.status : 500;
}
