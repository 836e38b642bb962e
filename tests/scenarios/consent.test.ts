import type { Person } from '../../local-twilio/phones/person';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

let events = 0;

/** The shop tells of an order of somebody's, which they would get a text about. */
async function orders(who: Person): Promise<void> {
  events += 1;
  // What is written at one instant has no order.
  await office.passes('1 second');
  const { status } = await office.asks('/orders', {
    action: 'event',
    reference: `order-${String(events).padStart(3, '0')}`,
    orderNumber: `NC-3${String(events).padStart(3, '0')}`,
    event: 'confirmed',
    occurredAt: '2026-11-23T09:00:00-05:00',
    phoneNumber: who.number,
  });
  expect(status).toBe(201);
}

async function writesOnWhatsApp(who: Person, body: string): Promise<void> {
  await who.texts(`whatsapp:${office.business.number}`, body, { from: `whatsapp:${who.number}` });
}

/** What became of the messages to somebody: `refused consent_refused`. */
async function outcomes(who: Person): Promise<string[]> {
  const rows = await office.rows<{ state: string; error_code: string | null }>(
    // Several may be of one moment: their keys end with the number of the order.
    'select state, error_code from outbox where recipient = $1 order by created_at, idempotency_key',
    [who.number],
  );
  return rows.map(({ state, error_code }) => [state, error_code].filter(Boolean).join(' '));
}

async function consents(who: Person, about: object): Promise<void> {
  const { status } = await office.asks('/consents', {
    action: 'set',
    person: who.number,
    decision: 'agreed',
    how: 'web-form',
    ...about,
  });
  expect(status).toBe(201);
}

test('STOP is confirmed by Twilio alone, and no text is tried after it until START', async () => {
  const lea = office.twilio.person('+12025550160');
  await orders(lea);
  await lea.receives(/is confirmed/);

  await lea.texts(office.business.number, 'STOP');
  await lea.receives(/successfully been unsubscribed.*START to resubscribe/);
  await orders(lea);
  expect(lea.unread()).toEqual([]);
  expect(await outcomes(lea)).toEqual([expect.any(String), 'refused consent_refused']);

  await lea.texts(office.business.number, 'START');
  await lea.receives(/successfully been re-subscribed/);
  await orders(lea);
  await lea.receives(/is confirmed/);
});

test('HELP is answered once, by Twilio on a text and by the clinic on WhatsApp', async () => {
  const lea = office.twilio.person('+12025550161');
  await lea.texts(office.business.number, 'HELP');
  await lea.receives(/^Reply STOP to unsubscribe/);
  expect(lea.unread()).toEqual([]);

  await writesOnWhatsApp(lea, 'HELP');
  await lea.receives(/Northside Clinic: for help call \+1 202 555 0100.*STOP/);
  expect(lea.unread()).toEqual([]);
});

test('what Twilio knows and we do not is learned from its refusal (21610)', async () => {
  const lea = office.twilio.person('+12025550162');
  await lea.texts(office.business.number, 'STOP');
  await lea.receives(/unsubscribed/);
  // As if the webhook had never come.
  await office.rows('delete from consents where person = $1', [lea.number]);
  await office.rows('delete from consent_events where person = $1', [lea.number]);

  await orders(lea);
  await orders(lea);

  expect(await outcomes(lea)).toEqual(['failed 21610', 'refused consent_refused']);
  expect(
    await office.rows('select sender, source, evidence from consent_events where person = $1', [
      lea.number,
    ]),
  ).toEqual([
    { sender: office.business.number, source: 'carrier-refusal', evidence: 'Twilio error 21610' },
  ]);
});

test('ALTO means STOP although Twilio knows no Spanish', async () => {
  const lea = office.twilio.person('+12025550163');
  await lea.texts(office.business.number, 'ALTO');
  await lea.receives(/Northside Clinic: .*START/);
  await orders(lea);
  expect(await outcomes(lea)).toEqual(['refused consent_refused']);
});

test('CANCEL stops the texts, as carriers have it, and a patient’s CANCEL reaches the staff', async () => {
  const lea = office.twilio.person('+12025550164');
  const { status } = await office.asks('/appointments', {
    action: 'create',
    reference: 'cancel-keyword',
    customer: { phoneNumber: lea.number, name: 'Lea Stone' },
    startsAt: '2026-11-24T09:30:00-05:00',
    service: 'dental cleaning',
  });
  expect(status).toBe(201);
  await lea.receives(/dental cleaning/);

  await lea.texts(office.business.number, 'CANCEL');

  await lea.receives(/successfully been unsubscribed/);
  await office.olivia.receives(/CANCEL/);
});

test('on WhatsApp nobody is written to who has not agreed to it; STOP there leaves texts alone', async () => {
  const lea = office.twilio.person('+12025550165');
  await consents(lea, { sender: 'whatsapp:*', purpose: 'orders', evidence: 'sign-up form 3' });
  await writesOnWhatsApp(lea, 'MENU');
  await lea.receives(/TRACK/);
  await orders(lea);
  await lea.receives(/is confirmed. Reply TRACK for more/);

  await writesOnWhatsApp(lea, 'STOP');
  await lea.receives(/unsubscribed.*START/);
  await orders(lea);
  const text = await lea.receives(/is confirmed/);
  expect(text.from).toBe(office.business.number);
});

/** Somebody has an appointment the day after tomorrow at 9:30 AM, and two reminders of it ahead. */
async function books(who: Person, reference: string): Promise<void> {
  const { status } = await office.asks('/appointments', {
    action: 'create',
    reference,
    customer: { phoneNumber: who.number, name: 'Lea Stone' },
    startsAt: '2026-11-25T09:30:00-05:00',
    service: 'eye test',
  });
  expect(status).toBe(201);
}

/** What became of an appointment's reminders, as the clinic sees it. */
async function reminders(reference: string): Promise<unknown[]> {
  const { body } = await office.asks('/appointments', { action: 'show', reference });
  const { appointment } = Object(body);
  return appointment.reminders.map(({ state }: { state: string }) => state);
}

/** The texts to somebody that wait at Twilio for their time. */
function waitingAtTwilio({ number }: Person): number {
  return office.twilio.exchange.state.messages
    .list()
    .filter(({ to, status }) => to === number && status === 'scheduled').length;
}

test('STOP on WhatsApp leaves the reminders that come by text', async () => {
  const lea = office.twilio.person('+12025550168');
  await consents(lea, { sender: 'whatsapp:*', purpose: 'orders', evidence: 'form 4' });
  await books(lea, 'stops-whatsapp');
  expect(waitingAtTwilio(lea)).toBe(2);

  await writesOnWhatsApp(lea, 'STOP');
  await lea.receives(/unsubscribed.*START/);
  await office.jobRuns();
  expect(waitingAtTwilio(lea)).toBe(2);
  expect(await reminders('stops-whatsapp')).toEqual(['planned', 'planned']);

  await lea.texts(office.business.number, 'STOP');
  await lea.receives(/unsubscribed/);
  await office.jobRuns();
  expect(waitingAtTwilio(lea)).toBe(0);
  expect(await outcomes(lea)).toEqual(['refused consent_refused', 'refused consent_refused']);
});

test('who refused order texts on a form gets none, and other texts all the same', async () => {
  const lea = office.twilio.person('+12025550166');
  await consents(lea, { purpose: 'orders', decision: 'refused' });
  await orders(lea);
  expect(await outcomes(lea)).toEqual(['refused consent_refused']);
  await lea.texts(office.business.number, 'MENU');
  await lea.receives(/TRACK/);
});

test('who unsubscribes by a mail’s link gets no more mail of ours, and the ledger says so', async () => {
  const lea = office.twilio.person('+12025550167', { name: 'Lea', email: 'lea@example.com' });
  const { status } = await office.asks('/appointments', {
    action: 'create',
    reference: 'unsubscribes',
    customer: { phoneNumber: lea.number, name: 'Lea Stone', email: 'lea@example.com' },
    startsAt: '2026-12-21T09:30:00-05:00',
    service: 'dental cleaning',
  });
  expect(status).toBe(201);
  await consents(lea, { sender: 'email:*', purpose: 'offers' });
  const offers = async (text: string): Promise<void> => {
    const answer = await office.asks('/broadcasts', {
      action: 'create',
      reference: text.replaceAll(' ', '-'),
      template: 'offer',
      variables: { text },
      recipients: [{ phoneNumber: lea.number }],
    });
    expect(answer.status).toBe(201);
  };

  await offers('Flu shots are here');
  const mail = await lea.getsMail(/Flu shots are here/);
  expect(mail.mail.text).toMatch(/\n\nTo get no more e-mail from us: https:\/\/\S+$/);
  await lea.unsubscribes(mail);
  await office.passes('1 minute');

  await offers('Eye tests at half price');
  await office.passes('1 minute');
  expect(lea.unreadMail()).toEqual([]);
  expect((await outcomes(lea)).at(-1)).toBe('refused consent_refused');
  expect(
    await office.rows(
      'select sender, purpose, decision, source from consent_events where person = $1 order by id desc limit 1',
      [lea.number],
    ),
  ).toEqual([
    {
      sender: 'desk@example.com',
      purpose: '*',
      decision: 'refused',
      source: 'mail-unsubscribe',
    },
  ]);
});

test('who writes STOP as a text and has agreed to WhatsApp is reminded there, once', async () => {
  const lea = office.twilio.person('+12025550169');
  await books(lea, 'stops-texts');
  expect(waitingAtTwilio(lea)).toBe(2);
  await consents(lea, { sender: 'whatsapp:*', purpose: 'appointments', evidence: 'form 4' });

  await lea.texts(office.business.number, 'STOP');
  await lea.receives(/unsubscribed/);
  await office.jobRuns();
  expect(waitingAtTwilio(lea)).toBe(0);
  expect(await reminders('stops-texts')).toEqual(['planned', 'planned']);

  await lea.texts(office.business.number, 'START');
  await lea.receives(/re-subscribed/);
  await office.passes('46 hours');
  const first = await lea.receives(/reminder of your eye test/i);
  const second = await lea.receives(/reminder of your eye test/i);
  expect([first.from, second.from]).toEqual([
    `whatsapp:${office.business.number}`,
    `whatsapp:${office.business.number}`,
  ]);
  expect(lea.unread()).toEqual([]);
  const states = await reminders('stops-texts');
  expect(states.toSorted()).toEqual(['called-off', 'called-off', 'sent', 'sent']);
});
