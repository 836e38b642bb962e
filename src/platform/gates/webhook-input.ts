import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { FunctionContext, FunctionEvent } from '../functions-runtime';

/** A request of Twilio's as the platform hands it over. */
export interface WebhookRequest {
  context: FunctionContext;
  event: FunctionEvent;
}

/** A schema that turns a webhook's parameters into the value that a feature works with. */
export type InputSchema<Input> = z.ZodMiniType<Input>;

/**
 * Parses what Twilio sent. The platform has checked the signature of a `.protected` function; the
 * account is checked here, because a subaccount's signature is no word of this account.
 *
 * @throws AppError `foreign_account` (403) or `webhook_malformed` (400), which names the parameters
 */
export function readWebhook<Input>({
  schema,
  request: { context, event },
}: {
  schema: InputSchema<Input>;
  request: WebhookRequest;
}): Input {
  if (parameterOf(event, 'AccountSid') !== context.ACCOUNT_SID) {
    throw new AppError('foreign_account', 403, 'AccountSid is not the account of this deployment.');
  }
  const result = z.safeParse(schema, event);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join('.'));
  throw new AppError(
    'webhook_malformed',
    400,
    `Check what sends this webhook: ${names.join(', ')} missing or malformed.`,
  );
}

/** One parameter of the query or body, when it is there as text. */
export function parameterOf(event: FunctionEvent, name: string): string | undefined {
  const value: unknown = Reflect.get(event, name);
  return typeof value === 'string' ? value : undefined;
}
