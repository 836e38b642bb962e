import { answerOrderRequest } from '../../../src/orders/answer-order-request';
import { orderRequest } from '../../../src/orders/order-request';
import { askAsPartner } from '../ask-as-partner';
import { maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
const fiona = '+12025550163';

beforeEach(async () => {
  await office.app.database.deleteFrom('orders').where('lookup_key', 'like', 'T%').execute();
});

function ask(body: object): Promise<{ status: number; body: unknown }> {
  const { app } = office;
  return askAsPartner({
    app,
    path: '/orders',
    input: orderRequest,
    answer: answerOrderRequest,
    body,
  });
}

const confirmed = {
  action: 'event',
  reference: 'evt-1',
  orderNumber: 'T-500',
  event: 'confirmed',
  occurredAt: '2026-11-20T09:00:00-05:00',
  phoneNumber: maya,
};
const shipped = {
  ...confirmed,
  reference: 'evt-2',
  event: 'shipped',
  occurredAt: '2026-11-20T09:30:00-05:00',
  trackingUrl: 'https://track.example.com/p/8H2K',
  expectedOn: '2026-11-24',
};

/** What was written for the customer of an order. */
async function texts() {
  return office.app.database
    .selectFrom('outbox')
    .select(['recipient', 'template', 'variables', 'language', 'purpose'])
    .where('idempotency_key', 'like', 'order:%')
    .orderBy('created_at')
    .orderBy('idempotency_key')
    .execute();
}

async function statusOf(lookupKey: string): Promise<string | undefined> {
  const row = await office.app.database
    .selectFrom('orders')
    .select('status')
    .where('lookup_key', '=', lookupKey)
    .executeTakeFirst();
  return row?.status;
}

test('the first event makes the order, and each is texted with what the shop knows', async () => {
  expect(await ask(confirmed)).toEqual({
    status: 201,
    body: { orderNumber: 'T-500', reference: 'evt-1', outcome: 'texted' },
  });
  await ask(shipped);
  expect(await texts()).toEqual([
    expect.objectContaining({ recipient: maya, template: 'order-confirmed', purpose: 'orders' }),
    expect.objectContaining({
      template: 'order-shipped',
      variables: {
        business: 'Northside Clinic',
        number: 'T-500',
        day: 'November 24',
        link: 'https://track.example.com/p/8H2K',
      },
    }),
  ]);
  expect(await statusOf('T500')).toBe('shipped');
});

test.each([
  ['confirmed', 'order-confirmed'],
  ['shipped', 'order-shipped-untracked'],
  ['out-for-delivery', 'order-out-for-delivery-untracked'],
  ['delivered', 'order-delivered'],
  ['delayed', 'order-delayed'],
  ['refunded', 'order-refunded'],
])('%s has words of its own', async (event, template) => {
  await ask({ ...confirmed, event });
  expect(await texts()).toEqual([expect.objectContaining({ template })]);
});

test('the same reference again does nothing, and is said to be a repetition', async () => {
  await ask(confirmed);
  expect(await ask(confirmed)).toMatchObject({ status: 200, body: { outcome: 'repeated' } });
  expect(await texts()).toHaveLength(1);
});

test('two systems that send the same event at once are one', async () => {
  const answers = await Promise.all([ask(confirmed), ask(confirmed)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect(await texts()).toHaveLength(1);
});

test('a reference of another event is refused', async () => {
  await ask(confirmed);
  expect(await ask({ ...shipped, reference: 'evt-1' })).toMatchObject({
    status: 409,
    body: { error: { code: 'reference_reused' } },
  });
  expect(await statusOf('T500')).toBe('confirmed');
});

test('an event that comes late is kept and changes nothing', async () => {
  await ask(shipped);
  expect(await ask(confirmed)).toMatchObject({ status: 201, body: { outcome: 'late' } });
  expect(await statusOf('T500')).toBe('shipped');
  expect(await texts()).toEqual([expect.objectContaining({ template: 'order-shipped' })]);
});

test('a link that comes late is still told, but never instead of a later one', async () => {
  const delivering = { ...confirmed, reference: 'evt-4', event: 'out-for-delivery' };
  await ask({ ...delivering, occurredAt: '2026-11-20T09:50:00-05:00' });
  await ask(shipped);
  const log = () => ask({ action: 'log', orderNumber: 'T-500' });
  expect((await log()).body).toMatchObject({
    status: 'out-for-delivery',
    trackingUrl: 'https://track.example.com/p/8H2K',
  });
  const earlier = { ...shipped, reference: 'evt-5', occurredAt: '2026-11-20T09:10:00-05:00' };
  await ask({
    ...earlier,
    trackingUrl: 'https://track.example.com/p/old',
    expectedOn: '2026-11-22',
  });
  expect((await log()).body).toMatchObject({
    trackingUrl: 'https://track.example.com/p/8H2K',
    expectedOn: '2026-11-24',
  });
});

test('what is too long ago changes the order and texts nobody', async () => {
  await ask({ ...confirmed, occurredAt: '2026-11-18T09:00:00-05:00' });
  expect(await statusOf('T500')).toBe('confirmed');
  expect(await texts()).toEqual([]);
});

test("the customer's own language counts, and the shop may name another", async () => {
  const { database } = office.app;
  await database
    .updateTable('customers')
    .set({ language: 'es' })
    .where('phone_number', '=', tom)
    .execute();
  await ask({ ...shipped, phoneNumber: tom });
  await ask({
    ...shipped,
    reference: 'evt-3',
    orderNumber: 'T-501',
    phoneNumber: fiona,
    language: 'es',
  });
  await database
    .updateTable('customers')
    .set({ language: null })
    .where('phone_number', '=', tom)
    .execute();
  const spanish = {
    language: 'es',
    variables: expect.objectContaining({ day: '24 de noviembre' }),
  };
  expect(await texts()).toEqual([
    expect.objectContaining(spanish),
    expect.objectContaining(spanish),
  ]);
});

test('the log of an order tells what happened in its order, and what became of the texts', async () => {
  await ask(shipped);
  await ask(confirmed);
  expect(await ask({ action: 'log', orderNumber: 't 500' })).toEqual({
    status: 200,
    body: {
      orderNumber: 'T-500',
      status: 'shipped',
      since: '2026-11-20T14:30:00.000Z',
      expectedOn: '2026-11-24',
      trackingUrl: 'https://track.example.com/p/8H2K',
      events: [
        expect.objectContaining({ reference: 'evt-1', outcome: 'late', message: null }),
        expect.objectContaining({
          reference: 'evt-2',
          outcome: 'texted',
          message: { state: 'sent', errorCode: null },
        }),
      ],
    },
  });
});

test.each<[string, object, number, string]>([
  ['no action', { ...confirmed, action: undefined }, 400, 'request_invalid'],
  ['an unknown action', { ...confirmed, action: 'delete' }, 400, 'request_invalid'],
  ['no reference', { ...confirmed, reference: undefined }, 400, 'request_invalid'],
  ['an empty reference', { ...confirmed, reference: '  ' }, 400, 'request_invalid'],
  ['an over-long reference', { ...confirmed, reference: 'r'.repeat(101) }, 400, 'request_invalid'],
  ['a number as reference', { ...confirmed, reference: 7 }, 400, 'request_invalid'],
  ['no order number', { ...confirmed, orderNumber: undefined }, 400, 'request_invalid'],
  ['an order number of signs', { ...confirmed, orderNumber: '---' }, 400, 'request_invalid'],
  [
    'an over-long order number',
    { ...confirmed, orderNumber: 'T'.repeat(41) },
    400,
    'request_invalid',
  ],
  ['an unknown event', { ...confirmed, event: 'lost' }, 400, 'request_invalid'],
  [
    'a time without a zone',
    { ...confirmed, occurredAt: '2026-11-20T09:00:00' },
    400,
    'request_invalid',
  ],
  ['no time', { ...confirmed, occurredAt: undefined }, 400, 'request_invalid'],
  [
    'a phone number not in E.164',
    { ...confirmed, phoneNumber: '202 555 0147' },
    400,
    'request_invalid',
  ],
  [
    'a link without https',
    { ...shipped, trackingUrl: 'http://track.example.com/1' },
    400,
    'request_invalid',
  ],
  [
    'a link that runs code',
    { ...shipped, trackingUrl: 'javascript:alert(1)' },
    400,
    'request_invalid',
  ],
  [
    'a link with a password',
    { ...shipped, trackingUrl: 'https://a:b@example.com' },
    400,
    'request_invalid',
  ],
  [
    'an over-long link',
    { ...shipped, trackingUrl: `https://example.com/${'a'.repeat(500)}` },
    400,
    'request_invalid',
  ],
  ['a day that does not exist', { ...shipped, expectedOn: '2026-02-30' }, 400, 'request_invalid'],
  ['an unknown language', { ...confirmed, language: 'fr' }, 400, 'request_invalid'],
  ['a field that nobody knows', { ...confirmed, phone: maya }, 400, 'request_invalid'],
  ['an oversized body', { ...confirmed, reference: 'r'.repeat(262_144) }, 413, 'body_too_large'],
  [
    'an event of tomorrow',
    { ...confirmed, occurredAt: '2026-11-21T09:00:00-05:00' },
    422,
    'occurred_in_future',
  ],
  [
    'an unknown order without a phone',
    { ...confirmed, phoneNumber: undefined },
    404,
    'order_not_found',
  ],
  [
    'an order of another phone',
    { ...confirmed, orderNumber: 'NC-1001', phoneNumber: tom },
    409,
    'order_of_another_phone',
  ],
  ['the log of an unknown order', { action: 'log', orderNumber: 'T-999' }, 404, 'order_not_found'],
])('%s is refused, and nothing is stored', async (_name, body, status, code) => {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  expect(await ask(given)).toMatchObject({ status, body: { error: { code } } });
  const { database } = office.app;
  const events = await database.selectFrom('order_events').select('reference').execute();
  const orders = await database
    .selectFrom('orders')
    .select('lookup_key')
    .where('lookup_key', 'like', 'T%')
    .execute();
  expect([...events, ...orders, ...(await texts())]).toEqual([]);
});
