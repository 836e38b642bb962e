import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { ChangeFeed } from './change-feed';
import { clockRoutes } from './clock-routes';
import { ControlError } from './control-error';
import { faultRoutes } from './fault-routes';
import { fileRoutes } from './file-routes';
import { limitBody, refuseForeignPages, requireJson } from './gate';
import { legRoutes } from './leg-routes';
import { mailRoutes } from './mail-routes';
import { phoneRoutes } from './phone-routes';
import { phoneUseRoutes } from './phone-use-routes';
import { readJson } from './request-json';
import { Reset } from './reset';
import { senderRoutes } from './sender-routes';
import { viewOfState } from './state-view';
import { templateRoutes } from './template-routes';
import { timelineRoutes } from './timeline-routes';

/** How many of the newest calls, messages, alerts and recordings `GET /local/state` shows. */
const stateLimit = z.coerce.number().int().min(1).max(10_000);
const usualStateLimit = 300;

/**
 * The control API (`/local/…`) for the console, tests in any language and curl. Everything is JSON;
 * a refusal is `{error: {code, message}}` with a stable code. The types are in `views.ts`.
 */
export function createControlApi(exchange: Exchange): Hono {
  const feed = new ChangeFeed(exchange);
  const reset = new Reset(exchange);
  const onChange = (): void => feed.stateChanged();
  const app = new Hono().basePath('/local');

  app.use(refuseForeignPages, requireJson, limitBody);
  app.get('/state', (context) => {
    const limit = readStateLimit(context.req.query('limit'));
    return context.json(viewOfState(exchange, { limit, canUndoReset: reset.canUndo }));
  });
  app.route('/phones', phoneUseRoutes(exchange));
  app.route('/phones', phoneRoutes(exchange, { onChange }));
  app.route('/mail', mailRoutes(exchange, { onChange }));
  app.route('/templates', templateRoutes(exchange));
  app.route('/legs', legRoutes(exchange));
  app.route('/timeline', timelineRoutes(exchange, { feed }));
  app.route('/clock', clockRoutes(exchange));
  app.route('/faults', faultRoutes(exchange, { onChange }));
  app.route('/', senderRoutes(exchange, { onChange }));
  app.route('/', fileRoutes(exchange));

  app.post('/reset', async (context) => {
    await readJson(context, z.strictObject({}));
    await reset.reset();
    feed.restarted();
    onChange();
    return context.json({ canUndoReset: reset.canUndo });
  });
  app.post('/reset/undo', async (context) => {
    await readJson(context, z.strictObject({}));
    if (!reset.undo()) {
      const message = 'Nothing was reset since the start, or the last reset is undone already.';
      throw new ControlError({ code: 'nothing_to_undo', status: 409, message });
    }
    feed.restarted();
    onChange();
    return context.json({ canUndoReset: reset.canUndo });
  });

  app.notFound((context) => notFoundAt(context.req.method, context.req.path).toResponse());
  app.onError((error) => {
    if (error instanceof ControlError) return error.toResponse();
    const message = error instanceof Error ? error.message : String(error);
    return new ControlError({ code: 'internal_error', status: 500, message }).toResponse();
  });
  return app;
}

function readStateLimit(text: string | undefined): number {
  const limit = stateLimit.safeParse(text ?? usualStateLimit);
  if (limit.success) return limit.data;
  throw new ControlError({
    code: 'limit_invalid',
    status: 400,
    message: `limit is a whole number from 1 to 10000, not "${text}".`,
  });
}

function notFoundAt(method: string, path: string): ControlError {
  return new ControlError({
    code: 'path_unknown',
    status: 404,
    message: `The control API has no ${method} ${path}. Its paths are in docs/local-twilio.md.`,
  });
}
