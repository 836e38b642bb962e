import { createHmac } from 'node:crypto';
import { type App, createApp } from '../app';
import { AppError } from '../errors';
import type { FunctionContext, FunctionHandler } from '../functions-runtime';
import { isSameSecret } from '../secrets';
import { apiHandler } from './api-handler';

/** The URL's parameter that holds the key. */
const keyParameter = 'key';

/**
 * The gate for SendGrid's Event Webhook. SendGrid signs the bytes that it posts, and Functions never
 * see them; so its URL holds a key, which only we and SendGrid know. It is derived from JOB_SECRET, so
 * that there is one secret less to keep and it tells nothing about the secret.
 *
 * @param record takes the events of one post, each as unknown as it came
 * @param open how the app is made; tests give their own
 */
export function mailEvents({
  record,
  open = createApp,
}: {
  record: (events: readonly unknown[], app: App) => Promise<void>;
  open?: (context: FunctionContext) => App;
}): FunctionHandler {
  return apiHandler({
    open,
    failureEvent: 'mail_events_failed',
    answer: async ({ app, context, event }) => {
      const secret = app.environment.JOB_SECRET;
      if (secret === undefined) {
        app.log.error('gate_closed', { path: context.PATH, variable: 'JOB_SECRET' });
        throw new AppError('gate_closed', 503, 'Set JOB_SECRET to a strong secret and deploy.');
      }
      const given: unknown = Reflect.get(event, keyParameter);
      const known = mailEventsKey(secret);
      if (!isSameSecret({ given: typeof given === 'string' ? given : '', known })) {
        throw new AppError('key_invalid', 401, 'Provision again: the key in the URL is another.');
      }
      // The platform makes an array's elements members of the event: '0', '1' and so on.
      const events = Object.entries(event).flatMap(([name, value]: [string, unknown]) =>
        /^\d+$/.test(name) ? [value] : [],
      );
      await record(events, app);
      return { status: 200, body: { events: events.length } };
    },
  });
}

/** Where SendGrid posts its events: path and query. @param secret JOB_SECRET */
export function mailEventsPath(secret: string): string {
  return `/messaging/email-events?${keyParameter}=${mailEventsKey(secret)}`;
}

function mailEventsKey(secret: string): string {
  return createHmac('sha256', secret).update('mail-events').digest('hex');
}
