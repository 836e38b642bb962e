import type { Person } from '../../local-twilio/phones/person';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

// Saturday 8:30 PM in Washington, before the night in which clocks go forward (March 14, 2027, 2 AM).
beforeAll(async () => {
  office = await openForBusiness({ at: '2027-03-13T20:30:00-05:00' });
});
afterAll(() => office?.close());

let events = 0;

async function orders(who: Person): Promise<void> {
  events += 1;
  const { status } = await office.asks('/orders', {
    action: 'event',
    reference: `order-${events}`,
    orderNumber: `NC-4${String(events).padStart(3, '0')}`,
    event: 'confirmed',
    occurredAt: new Date(office.twilio.exchange.clock.now()).toISOString(),
    phoneNumber: who.number,
  });
  expect(status).toBe(201);
}

/** What lets the outbox be looked at: in life the job of each minute. */
async function minutePasses(): Promise<void> {
  await office.passes('1 minute');
  await orders(office.twilio.person('+12025550199'));
}

test('each person’s own night is quiet, also the one in which clocks go forward', async () => {
  const washington = office.twilio.person('+12025550170');
  const denver = office.twilio.person('+13035550170');
  const london = office.twilio.person('+447700900170');

  await orders(washington);
  await washington.receives(/is confirmed/);
  await office.passes('45 minutes');
  // 9:15 PM in Washington, 7:15 PM in Denver, 2:15 AM in London.
  for (const person of [washington, denver, london]) await orders(person);
  await denver.receives(/is confirmed/);
  expect([washington, london].map((person) => person.unread())).toEqual([[], []]);

  await office.passes('PT5H40M');
  await minutePasses();
  expect(london.unread()).toEqual([]);
  await office.passes('5 minutes');
  await minutePasses();
  // 8:01 AM in London.
  await london.receives(/is confirmed/);

  // 7:58 AM in Washington, an hour sooner than on other nights.
  await office.passes('PT3H56M');
  await minutePasses();
  expect(washington.unread()).toEqual([]);
  await office.passes('2 minutes');
  await minutePasses();
  await washington.receives(/is confirmed/);
});

test('who wants other hours than their number tells has them', async () => {
  // 8 AM on Sunday in Washington, 5 AM in Los Angeles, where this customer lives.
  const away = office.twilio.person('+12025550171');
  await office.rows(
    `insert into customers (business_id, phone_number, name, time_zone, created_at)
     select id, $1, 'Ana Bell', 'America/Los_Angeles', created_at from businesses`,
    [away.number],
  );
  await orders(away);
  expect(away.unread()).toEqual([]);
  await office.passes('3 hours');
  await minutePasses();
  await away.receives(/is confirmed/);
});

test('what cannot wait does not: staff hear of a caller’s message at night', async () => {
  await office.passes('12 hours');
  const { maya, olivia, business } = office;
  const call = await maya.dials(business.number);
  await call.hears(/leave a message/i);
  await call.says('My tooth broke', { thenHangsUp: true });
  await olivia.receives(/new voicemail/is);
});

test('India gets what is registered there, and nothing else is even tried', async () => {
  // Of no subscriber: Indian numbers do not begin with 0.
  const delhi = office.twilio.person('+910000000000');
  await office.passes('9 hours');
  const states = async () =>
    await office.rows(
      'select state, error_code from outbox where recipient = $1 order by created_at, id',
      [delhi.number],
    );
  await orders(delhi);
  expect(await states()).toEqual([{ state: 'refused', error_code: 'india_not_registered' }]);

  // The header, as it is registered with the operators and with the ledger.
  const registered = await fetch(`${office.twilio.address}/local/sender-registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ country: 'IN', name: 'NORTHS' }),
  });
  expect(registered.status).toBe(201);
  await office.rows(
    `insert into senders (business_id, channel, address, kind, countries, messages_per_second, dlt_entity_id)
     select id, 'sms', 'NORTHS', 'alphanumeric', '{IN}', 10, '1101000000000000001' from businesses`,
  );
  await orders(delhi);
  expect((await states()).map(({ state }) => state)).toEqual(['refused', 'refused']);

  await office.rows(
    `insert into template_registrations (business_id, template, language, scheme, registration_id,
                                         registered_text, state, updated_at)
     select id, 'order-confirmed', 'en', 'dlt', '1107000000000000001',
            '{#var#}: your order {#var#} is confirmed.', 'approved', created_at from businesses`,
  );
  await orders(delhi);
  const text = await delhi.receives(/^Northside Clinic: your order NC-\d+ is confirmed\.$/);
  expect(text.from).toBe('NORTHS');
});
