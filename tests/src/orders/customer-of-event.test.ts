import { answerOrderRequest } from '../../../src/orders/answer-order-request';
import { orderRequest } from '../../../src/orders/order-request';
import { askAsPartner } from '../ask-as-partner';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
const fiona = '+12025550163';

beforeEach(async () => {
  await office.app.database.deleteFrom('orders').where('lookup_key', '=', 'T500').execute();
});

const confirmed = {
  action: 'event',
  reference: 'evt-1',
  orderNumber: 'T-500',
  event: 'confirmed',
  occurredAt: '2026-11-20T09:00:00-05:00',
  phoneNumber: fiona,
};
const shipped = {
  ...confirmed,
  reference: 'evt-2',
  event: 'shipped',
  occurredAt: '2026-11-20T09:30:00-05:00',
};

function ask(body: object): Promise<{ status: number; body: unknown }> {
  return askAsPartner({
    app: office.app,
    path: '/orders',
    input: orderRequest,
    answer: answerOrderRequest,
    body,
  });
}

async function customer(): Promise<unknown> {
  return await office.app.database
    .selectFrom('customers')
    .select(['name', 'language', 'time_zone', 'email'])
    .where('phone_number', '=', fiona)
    .executeTakeFirst();
}
afterEach(async () => {
  await office.app.database.deleteFrom('customers').where('phone_number', '=', fiona).execute();
});

test('what an event tells of its customer is kept, and counts for its text already', async () => {
  const told = { name: 'Fiona', language: 'es', email: 'Fiona@Example.com' };
  await ask({ ...confirmed, customer: { ...told, timeZone: 'America/Chicago' } });
  expect(await customer()).toEqual({
    name: 'Fiona',
    language: 'es',
    time_zone: 'America/Chicago',
    email: 'fiona@example.com',
  });
  const texts = office.app.database
    .selectFrom('outbox')
    .select(['recipient', 'language'])
    .where('idempotency_key', 'like', 'order:%');
  expect(await texts.execute()).toEqual([{ recipient: fiona, language: 'es' }]);
});

test('what an event tells of its customer leaves as it was what it does not name', async () => {
  await ask({ ...confirmed, customer: { name: 'Fiona', language: 'es' } });
  await ask({ ...shipped, customer: { email: 'fiona@example.com' } });
  expect(await customer()).toMatchObject({
    name: 'Fiona',
    language: 'es',
    email: 'fiona@example.com',
  });
});

test('what an event tells of its customer is not taken from an event that comes late', async () => {
  await ask({ ...shipped, customer: { name: 'Fiona' } });
  await ask({ ...confirmed, customer: { name: 'F.' } });
  expect(await customer()).toMatchObject({ name: 'Fiona' });
});

test('what an event tells of its customer needs a name when the phone is unknown, and else stores nothing', async () => {
  expect(await ask({ ...confirmed, customer: { email: 'fiona@example.com' } })).toMatchObject({
    status: 422,
    body: {
      error: { code: 'customer_unknown', message: expect.stringMatching(/customer\.name/) },
    },
  });
  const orders = office.app.database
    .selectFrom('orders')
    .select('status')
    .where('lookup_key', '=', 'T500');
  expect(await orders.execute()).toEqual([]);
});
