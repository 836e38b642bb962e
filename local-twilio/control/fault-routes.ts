import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { readJson } from './request-json';

const times = z.int().min(1).max(1_000_000).optional();
const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('api'),
    operation: z.string().optional(),
    status: z.union([z.literal(429), z.literal(500), z.literal(503)]),
    times,
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.string().optional(),
    effect: z.enum(['timeout', 'connection-failure', 'twice', 'late']),
    times,
  }),
]);

/** `/local/faults`: switches the world bad for a while, lists what is bad, and ends it. */
export function faultRoutes(
  { faults, timeline }: Exchange,
  { onChange }: { onChange: () => void },
): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json(faults.list()));
  app.post('/', async (context) => {
    const added = await readJson(context, fault);
    faults.add(added);
    timeline.add({ kind: 'control', text: `Fault switched on: ${JSON.stringify(added)}` }, {});
    onChange();
    return context.json(faults.list(), 201);
  });
  app.delete('/', (context) => {
    faults.clear();
    timeline.add({ kind: 'control', text: 'All faults switched off' }, {});
    onChange();
    return context.body(null, 204);
  });
  return app;
}
