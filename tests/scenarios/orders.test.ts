import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

let references = 0;

/** The shop tells that something has happened to an order. */
async function shopTells(event: string, about: object): Promise<string> {
  references += 1;
  const { status, body } = await office.asks('/orders', {
    action: 'event',
    reference: `evt-${references}`,
    event,
    ...about,
  });
  expect(status).toBe(201);
  return String(Reflect.get(Object(body), 'outcome'));
}

test('an order is followed by text from its confirmation to the door, and TRACK knows it', async () => {
  const { maya, business } = office;
  const orderNumber = 'NC-2001';

  await shopTells('confirmed', {
    orderNumber,
    phoneNumber: maya.number,
    occurredAt: '2026-11-23T09:00:00-05:00',
    expectedOn: '2026-11-25',
  });
  await maya.receives(
    /Northside Clinic: your order NC-2001 is confirmed\. We expect it on November 25\./,
  );
  await shopTells('shipped', {
    orderNumber,
    occurredAt: '2026-11-23T09:30:00-05:00',
    trackingUrl: 'https://track.example.com/p/77',
  });
  await maya.receives(/NC-2001 has been shipped.*Track it: https:\/\/track\.example\.com\/p\/77$/);
  await maya.texts(business.number, 'TRACK');
  await maya.receives(/Your orders: 1 NC-\d+ \(\w+\).*NC-2001 \(shipped\)/);
  await maya.texts(business.number, 'NC-2001');
  await maya.receives(/NC-2001 has been shipped\. We expect it on November 25\. Track it: https/);
  await shopTells('out-for-delivery', { orderNumber, occurredAt: '2026-11-23T09:40:00-05:00' });
  await maya.receives(/NC-2001 is out for delivery today\. Track it/);
  await shopTells('delivered', { orderNumber, occurredAt: '2026-11-23T09:50:00-05:00' });
  await maya.receives(/NC-2001 has been delivered/);
  await shopTells('refunded', { orderNumber, occurredAt: '2026-11-23T09:55:00-05:00' });
  await maya.receives(/NC-2001 has been refunded/);
});

test('events that come in the wrong order tell the customer the latest only, and are all in the log', async () => {
  const { tom } = office;
  const about = { orderNumber: 'NC-2002', phoneNumber: tom.number };

  expect(await shopTells('shipped', { ...about, occurredAt: '2026-11-23T09:30:00-05:00' })).toBe(
    'texted',
  );
  await tom.receives(/NC-2002 has been shipped\./);
  expect(await shopTells('confirmed', { ...about, occurredAt: '2026-11-23T08:30:00-05:00' })).toBe(
    'late',
  );
  expect(await shopTells('delayed', { ...about, occurredAt: '2026-11-23T09:45:00-05:00' })).toBe(
    'texted',
  );
  await tom.receives(/NC-2002 is delayed, sorry/);
  expect(tom.unread()).toEqual([]);

  const log = await office.asks('/orders', { action: 'log', orderNumber: 'nc 2002' });
  expect(log.body).toMatchObject({
    status: 'delayed',
    events: [
      { event: 'confirmed', outcome: 'late', message: null },
      { event: 'shipped', outcome: 'texted', message: { state: 'delivered' } },
      { event: 'delayed', outcome: 'texted', message: { state: 'delivered' } },
    ],
  });
});

test('the same event sent twice is one text', async () => {
  const { tom } = office;
  const event = {
    action: 'event',
    reference: 'twice',
    event: 'confirmed',
    orderNumber: 'NC-2003',
    phoneNumber: tom.number,
    occurredAt: '2026-11-23T09:00:00-05:00',
  };

  expect((await office.asks('/orders', event)).status).toBe(201);
  await office.passes('1 minute');
  expect(await office.asks('/orders', event)).toMatchObject({
    status: 200,
    body: { outcome: 'repeated' },
  });
  await tom.receives(/NC-2003 is confirmed/);
  await office.passes('10 minutes');
  expect(tom.unread()).toEqual([]);
});

test('whoever has several orders chooses by their place in the list', async () => {
  const { maya, business } = office;

  await maya.texts(business.number, 'TRACK');
  const list = await maya.receives(/Your orders: 1 /);
  const second = /2 (NC-\d+)/.exec(list.body)?.[1];
  await maya.texts(business.number, '2');
  await maya.receives(new RegExp(`Order ${second} `));
  await maya.texts(business.number, '9');
  await maya.receives(/did not understand/);
});

test('an order is told to the phone that ordered and to nobody else', async () => {
  const { tom, business } = office;

  await tom.texts(business.number, 'TRACK');
  await tom.receives(/Your orders/);
  await tom.texts(business.number, 'NC-1001');
  const answer = await tom.receives(/found no order with this number for your phone.*call us/);
  await tom.texts(business.number, 'NC-7777');
  // A number that does not exist is answered by the same words.
  expect((await tom.receives(/found no order/)).body).toBe(answer.body);
});

test('a customer who reads Spanish is told in Spanish', async () => {
  const { tom, business } = office;

  await tom.texts(business.number, 'ESPANOL');
  await tom.receives(/en español/);
  await shopTells('shipped', {
    orderNumber: 'NC-2004',
    phoneNumber: tom.number,
    occurredAt: '2026-11-23T09:30:00-05:00',
    expectedOn: '2026-11-25',
  });
  await tom.receives(/su pedido NC-2004 ha sido enviado\. Llega el 25 de noviembre\./);
});
