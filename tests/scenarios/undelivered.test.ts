import type { Fault } from '../../local-twilio/faults';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;
let orders = 0;

beforeAll(async () => {
  office = await openForBusiness();
  const { maya } = office;
  await office.rows('update customers set email = $1 where phone_number = $2', [
    'maya@example.com',
    maya.number,
  ]);
  for (const sender of ['whatsapp:*', 'email:*']) {
    const { status } = await office.asks('/consents', {
      action: 'set',
      person: maya.number,
      sender,
      purpose: 'orders',
      decision: 'agreed',
      how: 'paper',
      evidence: 'sign-up form 7',
    });
    expect(status).toBe(201);
  }
});
beforeEach(() => office.twilio.exchange.faults.clear());
afterAll(() => office?.close());

/** The shop confirms an order of Maya's. @returns its number */
async function confirmsOrder(): Promise<string> {
  orders += 1;
  const orderNumber = `NC-3${String(orders).padStart(3, '0')}`;
  const { status } = await office.asks('/orders', {
    action: 'event',
    reference: `confirmed-${orders}`,
    event: 'confirmed',
    orderNumber,
    phoneNumber: office.maya.number,
    occurredAt: '2026-11-23T09:00:00-05:00',
  });
  expect(status).toBe(201);
  return orderNumber;
}

function carrier(address: string, effect: Extract<Fault, { kind: 'carrier' }>['effect']): void {
  office.twilio.exchange.faults.add({ kind: 'carrier', effect, to: address });
}

/** By which ways word of an order has come to Maya, in their order. */
function ways(orderNumber: string): string[] {
  const { maya, twilio } = office;
  const messages = twilio.exchange.state.messages
    .list()
    .filter(({ body, direction }) => direction === 'outbound-api' && body.includes(orderNumber))
    .toSorted((one, other) => one.dateCreated - other.dateCreated)
    .map(({ to, status }) => `${to === maya.number ? 'sms' : 'whatsapp'} ${status}`);
  const mails = maya.unreadMail().filter(({ mail }) => JSON.stringify(mail).includes(orderNumber));
  return [...messages, ...mails.map(() => 'mail')];
}

/** What the outbox holds of the newest message to Maya. */
async function outcome(): Promise<unknown> {
  const [row] = await office.rows(
    'select state, error_code from outbox where recipient = $1 order by created_at desc, id limit 1',
    [office.maya.number],
  );
  return row;
}

test('WhatsApp that arrives is all there is', async () => {
  const order = await confirmsOrder();
  await office.passes('3 hours');
  expect(ways(order)).toEqual([expect.stringMatching(/^whatsapp (delivered|read)$/)]);
  expect(await outcome()).toEqual({ state: 'delivered', error_code: null });
});

test.each([
  ['they have no WhatsApp', 63024],
  ['they block us there', 63033],
  ['the window is closed (63016)', 63016],
])('when %s, a text goes out at once', async (_why, refusedWith) => {
  carrier(`whatsapp:${office.maya.number}`, { refusedWith });
  const order = await confirmsOrder();
  await office.passes('5 minutes');
  expect(ways(order).filter((way) => !way.startsWith('whatsapp'))).toEqual(['sms delivered']);
  expect(await outcome()).toEqual({ state: 'delivered', error_code: null });
});

test('when WhatsApp says nothing for a quarter of an hour, a text goes out', async () => {
  carrier(`whatsapp:${office.maya.number}`, 'drops');
  const order = await confirmsOrder();
  await office.passes('14 minutes');
  expect(ways(order)).toEqual(['whatsapp sent']);
  await office.passes('3 minutes');
  expect(ways(order)).toEqual(['whatsapp sent', 'sms delivered']);
});

test.each([
  ['a landline', 30006],
  ['a filtered text', 30007],
])('when neither WhatsApp nor the text arrives (%s), a mail does', async (_why, refusedWith) => {
  carrier(`whatsapp:${office.maya.number}`, { refusedWith: 63024 });
  carrier(office.maya.number, { refusedWith });
  const order = await confirmsOrder();
  await office.passes('5 minutes');
  expect(ways(order)).toEqual(['whatsapp undelivered', 'sms undelivered', 'mail']);
  expect(await outcome()).toEqual({ state: 'delivered', error_code: null });
});

test('a phone that is off for a while gets its text when it is on', async () => {
  carrier(`whatsapp:${office.maya.number}`, { refusedWith: 63024 });
  office.twilio.exchange.faults.add({
    kind: 'carrier',
    effect: { refusedWith: 30003 },
    to: office.maya.number,
    times: 1,
  });
  const order = await confirmsOrder();
  await office.passes('10 minutes');
  expect(ways(order)).toEqual(['whatsapp undelivered', 'sms undelivered', 'sms delivered']);
});

test('a phone that stays off is tried twice, then a mail comes', async () => {
  carrier(`whatsapp:${office.maya.number}`, { refusedWith: 63024 });
  carrier(office.maya.number, { refusedWith: 30003 });
  const order = await confirmsOrder();
  await office.passes('10 minutes');
  expect(ways(order)).toEqual([
    'whatsapp undelivered',
    'sms undelivered',
    'sms undelivered',
    'mail',
  ]);
});

test('reports that come twice or out of order change nothing', async () => {
  carrier(`whatsapp:${office.maya.number}`, 'reports-out-of-order');
  const order = await confirmsOrder();
  await office.passes('2 hours');
  expect(ways(order)).toHaveLength(1);
  expect(await outcome()).toMatchObject({ state: 'delivered' });
});

test.each<[string, Fault]>([
  ['answers 429', { kind: 'api', operation: 'CreateMessage', status: 429, times: 4 }],
  ['answers 500', { kind: 'api', operation: 'CreateMessage', status: 500, times: 3 }],
  [
    'breaks connections',
    { kind: 'api', operation: 'CreateMessage', effect: 'connection-closed', times: 3 },
  ],
  ['loses answers', { kind: 'api', operation: 'CreateMessage', effect: 'answer-lost', times: 1 }],
  ['does not answer', { kind: 'api', operation: 'CreateMessage', effect: 'hangs', times: 1 }],
])('when Twilio %s for a while, the message comes once, later', async (_how, fault) => {
  office.twilio.exchange.faults.add(fault);
  const order = await confirmsOrder();
  await office.passes('30 minutes');
  expect(ways(order)).toEqual([expect.stringMatching(/^whatsapp (delivered|read)$/)]);
});

test('WhatsApp that arrives while the store is down is all there is', async () => {
  const order = await confirmsOrder();
  office.storeIs('down');
  await office.passes('10 minutes');
  expect(ways(order)).toEqual([expect.stringMatching(/^whatsapp (delivered|read)$/)]);
  office.storeIs('up');
  // Twilio does not tell it again, and the text's turn would come after a quarter of an hour.
  expect(await outcome()).toMatchObject({ state: expect.stringMatching(/sending|sent/) });
  await office.passes('20 minutes');
  expect(ways(order)).toHaveLength(1);
  expect(await outcome()).toEqual({ state: 'delivered', error_code: null });
});

test('what was wanted before the store went down is sent when it is back', async () => {
  carrier(`whatsapp:${office.maya.number}`, { refusedWith: 63024 });
  office.twilio.exchange.faults.add({
    kind: 'api',
    operation: 'CreateMessage',
    status: 429,
    times: 1,
  });
  const order = await confirmsOrder();
  office.storeIs('down');
  await office.passes('10 minutes');
  expect(ways(order)).toEqual([]);
  office.storeIs('up');
  await office.passes('5 minutes');
  expect(ways(order)).toContain('sms delivered');
});
