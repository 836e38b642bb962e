import type { App } from '../app';
import { AppError, describeError, placeOf } from '../errors';
import {
  emptyResponse,
  type FunctionContext,
  type FunctionHandler,
  type FunctionResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { type InputSchema, parameterOf, readWebhook, type WebhookRequest } from './webhook-input';

/**
 * What the gates for Twilio's webhooks have in common: open the app, check the account, parse the
 * parameters, answer exactly once, and log what fails.
 *
 * @param input parses the webhook's parameters
 * @param open how the app is made
 * @param answer the gate's way to its feature
 * @param failureEvent the log's event of a failure
 * @param failureAnswer what goes back after a failure; another account always gets 403
 */
export function webhookHandler<Input>({
  input: schema,
  open,
  answer,
  failureEvent,
  failureAnswer,
}: {
  input: InputSchema<Input>;
  open: (context: FunctionContext) => App;
  answer: (asked: { input: Input; app: App; request: WebhookRequest }) => Promise<FunctionResponse>;
  failureEvent: string;
  failureAnswer: (failed: { error: unknown; request: WebhookRequest }) => FunctionResponse;
}): FunctionHandler {
  return async (context, event, callback) => {
    const request = { context, event };
    callback(null, await respond());

    async function respond(): Promise<FunctionResponse> {
      try {
        const app = open(context);
        const input = readWebhook({ schema, request });
        return await answer({ input, app, request });
      } catch (error) {
        // The environment, and with it the level of the log, may be what is broken.
        createLog({ level: 'error' }).error(failureEvent, {
          path: context.PATH,
          callSid: parameterOf(event, 'CallSid'),
          messageSid: parameterOf(event, 'MessageSid'),
          ...describeError(error),
          at: placeOf(error),
        });
        if (error instanceof AppError && error.status === 403) return emptyResponse(403);
        return failureAnswer({ error, request });
      }
    }
  };
}
