import * as z from 'zod/mini';
import { appointmentRequest } from '../../../../src/appointments/appointment-request';
import { broadcastRequest } from '../../../../src/broadcasts/broadcast-request';
import { consentRequest } from '../../../../src/messaging/consent/consent-request';
import { orderRequest } from '../../../../src/orders/order-request';
import { describeIssues } from '../../../../src/platform/gates/describe-issues';
import { surveyRequest } from '../../../../src/surveys/survey-request';

const schemas = {
  '/appointments': appointmentRequest,
  '/orders': orderRequest,
  '/consents': consentRequest,
  '/surveys': surveyRequest,
  '/broadcasts': broadcastRequest,
};
type Path = keyof typeof schemas;

function problemsOf({ path, body }: { path: Path; body: object }): string[] {
  return describeIssues(z.safeParse(schemas[path], body).error?.issues ?? []);
}

const phoneNumber = '+12025550147';
const create = {
  action: 'create',
  reference: 'A-1',
  customer: { phoneNumber },
  startsAt: '2026-12-01T14:30:00-05:00',
  service: 'Check-up',
};
const event = {
  action: 'event',
  reference: 'evt-7',
  orderNumber: 'NC-1001',
  event: 'shipped',
  occurredAt: '2026-11-23T09:00:00-05:00',
};
const consent = {
  action: 'set',
  person: phoneNumber,
  purpose: 'offers',
  decision: 'agreed',
  how: 'paper',
};
const start = { action: 'start', survey: 'visit', reference: 'x', people: [{ phoneNumber }] };
const offer = {
  action: 'create',
  reference: 'x',
  template: 'offer',
  recipients: [{ phoneNumber }],
};

test.each<[Path, string]>([
  ['/appointments', 'create, show, list, change, cancel, mark'],
  ['/orders', 'event, log'],
  ['/consents', 'set, list'],
  ['/surveys', 'start, status, results, cancel'],
  ['/broadcasts', 'estimate, create, status, cancel'],
])('%s tells which actions there are', (path, actions) => {
  const words = [`action (must be one of ${actions})`];
  expect(problemsOf({ path, body: { action: 'delete' } })).toEqual(words);
  expect(problemsOf({ path, body: {} })).toEqual(words);
});

test.each<[Path, object, string[]]>([
  [
    '/appointments',
    { ...create, servce: 'x', remind: 1 },
    ['servce (is no field of this request)', 'remind (is no field of this request)'],
  ],
  [
    '/appointments',
    { ...create, customer: { phoneNumber, nmae: 'Maya' } },
    ['customer.nmae (is no field of this request)'],
  ],
  [
    '/appointments',
    { ...create, customer: { phoneNumber, email: 'maya', language: 'fr', timeZone: 'Mars' } },
    [
      'customer.language (must be one of en, es)',
      'customer.timeZone (must be the IANA name of a zone, as America/New_York)',
      'customer.email (must be an e-mail address)',
    ],
  ],
  [
    '/appointments',
    { ...create, reference: 5, service: 5 },
    ['reference (must be a text)', 'service (must be a text)'],
  ],
  [
    '/appointments',
    { action: 'cancel', reference: 'A-1', tell: 'all' },
    ['tell (must be one of customer, nobody)'],
  ],
  [
    '/appointments',
    { action: 'list', limit: 101, states: [], after: 'x'.repeat(201) },
    [
      'states (must have at least 1 in the list)',
      'limit (must be at most 100)',
      'after (must have at most 200 characters)',
    ],
  ],
  ['/appointments', { action: 'list', limit: 1.5 }, ['limit (must be a whole number)']],
  ['/appointments', { action: 'list', states: 'booked' }, ['states (must be a list)']],
  ['/orders', { ...event, customer: 'Maya' }, ['customer (must be an object)']],
  [
    '/orders',
    { ...event, customer: { email: 'maya@' }, trackingURL: 'x' },
    ['customer.email (must be an e-mail address)', 'trackingURL (is no field of this request)'],
  ],
  ['/orders', { ...event, expectedOn: 'soon' }, ['expectedOn (must be a date, as 2026-12-25)']],
  ['/consents', { ...consent, from: 'x' }, ['from (is no field of this request)']],
  ['/consents', { ...consent, decision: 'yes' }, ['decision (must be agreed or refused)']],
  ['/surveys', { ...start, people: 'all' }, ['people (must be a list)']],
  [
    '/surveys',
    { ...start, people: [{ phoneNumber, lang: 'es' }] },
    ['people.0.lang (is no field of this request)'],
  ],
  [
    '/surveys',
    { action: 'results', survey: 5, format: 'xls' },
    ['survey (must be a text)', 'format (must be one of json, csv)'],
  ],
  [
    '/broadcasts',
    { ...offer, template: 'x'.repeat(101), recipient: [] },
    ['template (must have at most 100 characters)', 'recipient (is no field of this request)'],
  ],
  [
    '/broadcasts',
    { ...offer, [phoneNumber]: 'Hello' },
    ['+1•••••••147 (is no field of this request)'],
  ],
])('%s names what is wrong with %j', (path, body, problems) => {
  expect(problemsOf({ path, body })).toEqual(problems);
});

test('no more than ten mistakes are told at once', () => {
  const wrong = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x${index}`, 1]));
  expect(problemsOf({ path: '/orders', body: { ...event, ...wrong } })).toHaveLength(10);
});
