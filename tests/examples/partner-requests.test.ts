import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { appointmentRequest } from '../../src/appointments/appointment-request';
import { manageAppointments } from '../../src/appointments/manage-appointments';
import { answerBroadcastRequest } from '../../src/broadcasts/answer-request';
import { broadcastRequest } from '../../src/broadcasts/broadcast-request';
import { answerConsentRequest } from '../../src/messaging/consent/answer-consent-request';
import { consentRequest } from '../../src/messaging/consent/consent-request';
import { templateNamed } from '../../src/messaging/templates';
import { answerOrderRequest } from '../../src/orders/answer-order-request';
import { orderRequest } from '../../src/orders/order-request';
import { answerSurveyRequest } from '../../src/surveys/answer-survey-request';
import { surveyRequest } from '../../src/surveys/survey-request';
import { askAsPartner } from '../src/ask-as-partner';
import { useFrontOffice } from '../src/use-front-office';

const schemas: Record<string, z.ZodMiniType> = {
  '/appointments': appointmentRequest,
  '/orders': orderRequest,
  '/consents': consentRequest,
  '/surveys': surveyRequest,
  '/broadcasts': broadcastRequest,
};

const office = useFrontOffice();

function ask({ path, body }: { path: string; body: object }): Promise<{ status: number }> {
  const asked = { app: office.app, path, body };
  switch (path) {
    case '/appointments':
      return askAsPartner({ ...asked, input: appointmentRequest, answer: manageAppointments });
    case '/orders':
      return askAsPartner({ ...asked, input: orderRequest, answer: answerOrderRequest });
    case '/consents':
      return askAsPartner({ ...asked, input: consentRequest, answer: answerConsentRequest });
    case '/surveys':
      return askAsPartner({ ...asked, input: surveyRequest, answer: answerSurveyRequest });
    default:
      return askAsPartner({ ...asked, input: broadcastRequest, answer: answerBroadcastRequest });
  }
}

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

test('run in their order on a new front office, all of them work', async () => {
  for (const [path, example] of examples) {
    const body: object = JSON.parse(example);
    const answer = await ask({ path, body });
    expect({ example, ...answer }).toEqual({
      example,
      status: expect.any(Number),
      body: expect.not.objectContaining({ error: expect.anything() }),
    });
  }
  const offers = office.app.database
    .selectFrom('outbox')
    .select(['state', 'error_code'])
    .where('purpose', '=', 'offers');
  expect(await offers.execute()).toEqual([{ state: 'sent', error_code: null }]);
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
