import type { App } from '../app';
import { AppError, describeError, placeOf } from '../errors';
import {
  type FunctionContext,
  type FunctionEvent,
  type FunctionHandler,
  type FunctionResponse,
  jsonResponse,
} from '../functions-runtime';
import { createLog } from '../log';
import { answerTooSlow, within } from './time-limit';

/** The platform ends a function after 10 s, and then not even an error would go back. */
const patience = 8_500;

/** A request from outside, and the app that answers it. */
export interface ApiRequest {
  app: App;
  context: FunctionContext;
  event: FunctionEvent;
}

/**
 * What the gates for programs have in common: open the app, answer exactly once and in JSON, and turn
 * what fails into `{error: {code, message}}` without a word of what went wrong inside.
 *
 * @param open how the app is made
 * @param answer the gate's checks and its way to its feature
 * @param failureEvent the log's event of a failure of ours
 */
export function apiHandler({
  open,
  answer,
  failureEvent,
}: {
  open: (context: FunctionContext) => App;
  answer: (request: ApiRequest) => Promise<{ status: number; body: object }>;
  failureEvent: string;
}): FunctionHandler {
  return async (context, event, callback) => {
    callback(null, await respond());

    async function respond(): Promise<FunctionResponse> {
      try {
        const app = open(context);
        const work = answer({ app, context, event });
        return jsonResponse(
          await within({ limit: patience, clock: app.clock, work, otherwise: giveUp }),
        );
      } catch (error) {
        if (error instanceof AppError && isForCaller(error)) return errorResponse(error);
        createLog({ level: 'error' }).error(failureEvent, {
          path: context.PATH,
          ...describeError(error),
          at: placeOf(error),
        });
        return errorResponse(ourFault);
      }
    }
  };
}

/** One header by its lower-case name, when it came once. A body may have put anything in its place. */
export function headerOf(event: FunctionEvent, name: string): string | undefined {
  const request: unknown = Reflect.get(event, 'request');
  const headers: unknown = Reflect.get(Object(request), 'headers');
  const value: unknown = Reflect.get(Object(headers), name);
  return typeof value === 'string' ? value : undefined;
}

const ourFault = new AppError(
  'internal_error',
  500,
  'Something went wrong on our side. Send the same request again later.',
);

/** Errors of the caller, and a closed gate; what else went wrong is no caller's concern. */
function isForCaller(error: AppError): boolean {
  return error.status < 500 || error.code === 'gate_closed';
}

function errorResponse({ status, code, message }: AppError): FunctionResponse {
  return jsonResponse({ status, body: { error: { code, message } } });
}

function giveUp(): never {
  throw answerTooSlow();
}
