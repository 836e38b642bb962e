import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { readJson } from './request-json';
import { strangeTexts } from './text-behaviour-schema';

const times = z.int().min(1).max(1_000_000).optional();
const perSecond = z.number().positive().max(1_000_000);
const apiFault = z
  .strictObject({
    kind: z.literal('api'),
    operation: z.string().optional(),
    status: z.union([z.literal(429), z.literal(500), z.literal(503)]).optional(),
    effect: z.enum(['connection-closed', 'hangs', 'answer-lost', 'answer-hangs']).optional(),
    times,
  })
  .transform(({ status, effect, ...rest }, context) => {
    if (status !== undefined && effect === undefined) return { ...rest, status };
    if (status === undefined && effect !== undefined) return { ...rest, effect };
    const message =
      'A fault of the API has a status (429, 500 or 503) or an effect (connection-closed, hangs, answer-lost or answer-hangs)';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
const fault = z.discriminatedUnion('kind', [
  apiFault,
  z.strictObject({ kind: z.literal('api-limit'), perSecond }),
  z.strictObject({
    kind: z.literal('carrier'),
    effect: strangeTexts,
    from: z.string().optional(),
    to: z.string().optional(),
    every: z.int().min(1).max(1_000_000).optional(),
    times,
  }),
  z.strictObject({
    kind: z.literal('sender-rate'),
    from: z.string().optional(),
    perSecond: perSecond.optional(),
  }),
  z.strictObject({
    kind: z.literal('region-off'),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'A country is its ISO code, such as GB')),
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
