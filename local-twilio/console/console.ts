import { Hono } from 'hono';

/** Serves the console's page from the build. */
export function createConsole(): Hono {
  return new Hono();
}
