import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { appointmentRequest } from '../../src/appointments/appointment-request';
import { broadcastRequest } from '../../src/broadcasts/broadcast-request';
import { consentRequest } from '../../src/messaging/consent/consent-request';
import { templateNamed } from '../../src/messaging/templates';
import { orderRequest } from '../../src/orders/order-request';
import { surveyRequest } from '../../src/surveys/survey-request';

const schemas: Record<string, z.ZodMiniType> = {
  '/appointments': appointmentRequest,
  '/orders': orderRequest,
  '/consents': consentRequest,
  '/surveys': surveyRequest,
  '/broadcasts': broadcastRequest,
};

const text = readFileSync(join(__dirname, '../../docs/partner-requests.md'), 'utf8');
const examples = text.split(/^## (?=\/)/m).flatMap((section) => {
  const [path = ''] = section.split('\n');
  const block = /```json\n([^`]*)```/.exec(section)?.[1] ?? '';
  return path.startsWith('/')
    ? block
        .trim()
        .split('\n')
        .map((line): [string, string] => [path, line])
    : [];
});

test('every function of the business’s own systems is documented', () => {
  expect([...new Set(examples.map(([path]) => path))]).toEqual(Object.keys(schemas));
});

test.each(examples)('%s takes %s', (path, example) => {
  const body: unknown = JSON.parse(example);
  expect(schemas[path]?.safeParse(body).error?.issues).toBeUndefined();
});

test('every action is shown', () => {
  const shown = examples.map(
    ([path, example]) => `${path} ${/"action": "(\w+)"/.exec(example)?.[1]}`,
  );
  const known = Object.entries(schemas).flatMap(([path, schema]) =>
    actionsOf(schema).map((action) => `${path} ${action}`),
  );
  expect([...new Set(shown)].sort()).toEqual(known.sort());
});

test('the broadcast of the example fills its template', () => {
  const { variables } = templateNamed('offer');
  expect(Object.keys(variables).filter((name) => name !== 'business')).toEqual(['text']);
});

const unionSchema = z.object({
  def: z.object({
    options: z.array(
      z.object({
        def: z.object({
          shape: z.object({
            action: z.object({ def: z.object({ values: z.tuple([z.string()]) }) }),
          }),
        }),
      }),
    ),
  }),
});

/** The actions that a discriminated union tells apart. */
function actionsOf(schema: z.ZodMiniType): string[] {
  const { options } = z.parse(unionSchema, { def: schema.def }).def;
  return options.map((option) => option.def.shape.action.def.values[0]);
}
