import { Hono } from 'hono';
import type { Exchange } from '../exchange';

/** The control API (`/local/…`) for the console, tests in any language and curl. */
export function createControlApi(exchange: Exchange): Hono {
  const app = new Hono();
  app.get('/local/state', (context) => context.json({ now: exchange.clock.now() }));
  return app;
}
