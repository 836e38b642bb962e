import type { Person } from '../../local-twilio/phones/person';
import { type AppointmentBook, appointmentBook } from './appointment-book';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;
let clinic: AppointmentBook;

// Saturday, 10 AM; in the night Washington's clocks go back. Each story begins where the one before
// ended, with a customer of its own.
beforeAll(async () => {
  office = await openForBusiness({ at: '2026-10-31T10:00:00-04:00' });
  clinic = appointmentBook(office);
});
afterAll(() => office?.close());

const customers = new Map<string, Person>();

/** Always the same person, who remembers what a story has spoken of. */
function customer(number: string): Person {
  const known = customers.get(number) ?? office.twilio.person(number);
  customers.set(number, known);
  return known;
}

/** What a phone was sent and no story has spoken of yet. */
function newTexts(who: Person): string[] {
  return who.unread().map(({ body }) => body);
}

/** How a customer's messages stand, in the order of their times. */
async function messagesTo(who: Person): Promise<string[]> {
  const rows = await office.rows<{ state: string }>(
    'select state from outbox where recipient = $1 order by earliest_at, created_at',
    [who.number],
  );
  return rows.map(({ state }) => state);
}

test('reminders wait at Twilio and come a day and two hours before, also over the night with 25 hours', async () => {
  const maya = customer('+12025550150');
  await clinic.books(maya, { reference: 'sunday', at: '2026-11-01T12:00:00-05:00' });
  expect(await messagesTo(maya)).toEqual(['scheduled', 'scheduled']);

  // 24 hours before noon on Sunday is 1 PM on Saturday.
  await office.passes('179 minutes');
  expect(newTexts(maya)).toEqual([]);
  await office.passes('2 minutes');
  await maya.receives(/reminder of your dental cleaning, sun, nov 1 at 12:00 PM\. reply C/i);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is confirmed/i);
  await office.passes('22 hours');
  await maya.receives(
    /see you at your dental cleaning, sun, nov 1 at 12:00 PM\. you have confirmed/i,
  );
  expect(newTexts(maya)).toEqual([]);
});

// Sunday, 10 AM.
test('an appointment that moves takes its reminders along; cancelled, it has none', async () => {
  const maya = customer('+12025550151');
  await clinic.books(maya, { reference: 'moved', at: '2026-11-02T11:00:00-05:00' });
  await clinic.moves('moved', '2026-11-02T12:00:00-05:00');
  await maya.receives(/your dental cleaning is now on mon, nov 2 at 12:00 PM/i);

  await office.passes('90 minutes');
  expect(newTexts(maya)).toEqual([]);
  await office.passes('31 minutes');
  await maya.receives(/reminder of your dental cleaning, mon, nov 2 at 12:00 PM/i);
  await clinic.cancels('moved');
  await maya.receives(/your dental cleaning on mon, nov 2 at 12:00 PM is cancelled/i);
  await office.jobRuns();
  expect((await messagesTo(maya)).toSorted()).toEqual([
    ...['cancelled', 'cancelled', 'cancelled'],
    ...['delivered', 'delivered', 'delivered'],
  ]);
});

// Sunday, noon.
test('a booking half an hour ahead is reminded of at once, one in ten minutes not at all', async () => {
  const [maya, tom] = [customer('+12025550152'), customer('+12025550153')];
  await clinic.books(maya, { reference: 'soon', at: '2026-11-01T12:35:00-05:00' });
  await maya.receives(/reminder of your dental cleaning, sun, nov 1 at 12:35 PM/i);
  await clinic.books(tom, { reference: 'sooner', at: '2026-11-01T12:14:00-05:00' });
  await office.passes('20 minutes');
  expect([...newTexts(maya), ...newTexts(tom)]).toEqual([]);
});

test('the time is the clinic’s, and its zone is named where clocks differ', async () => {
  const tom = customer('+12025550154');
  await clinic.books(tom, {
    reference: 'other-zone',
    at: '2026-11-02T11:30:00-05:00',
    customer: { timeZone: 'America/Los_Angeles' },
  });
  await tom.receives(/mon, nov 2 at 11:30 AM \(eastern time\)/i);

  const rosa = customer('+447700900123');
  await clinic.books(rosa, {
    reference: 'from-london',
    at: '2026-11-02T11:30:00-05:00',
    customer: { name: 'Rosa Diaz', language: 'es' },
  });
  await rosa.receives(/11:30 am \(hora oriental\)/i);
});

test('nobody is reminded at night: before an early appointment it comes the evening before', async () => {
  const maya = customer('+12025550155');
  await clinic.books(maya, { reference: 'early', at: '2026-11-03T08:00:00-05:00' });

  expect((await clinic.shows('early')).reminders).toEqual([
    '2026-11-02T13:00 planned',
    '2026-11-03T01:30 planned',
  ]);
});

test('beyond what Twilio keeps, a reminder waits in the store, and goes to Twilio in time', async () => {
  const maya = customer('+12025550156');
  // The first reminder is 35 days and an hour away, the second almost a day more.
  await clinic.books(maya, { reference: 'far', at: '2026-12-07T13:30:00-05:00' });

  await office.jobRuns();
  expect(await messagesTo(maya)).toEqual(['pending', 'pending']);
  await office.passes('90 minutes');
  expect(await messagesTo(maya)).toEqual(['scheduled', 'pending']);
  await clinic.cancels('far');
  await maya.receives(/is cancelled/i);
  await office.jobRuns();
  expect((await messagesTo(maya)).toSorted()).toEqual(['cancelled', 'cancelled', 'delivered']);
});

// Sunday, 2 PM; the reminders would come an hour later and on Monday at 1 PM.
test('who takes texts again after STOP is reminded again, in the language chosen since', async () => {
  const lea = customer('+12025550158');
  await clinic.books(lea, { reference: 'started', at: '2026-11-02T15:00:00-05:00' });
  await lea.texts(office.business.number, 'STOP');
  await lea.receives(/unsubscribed/i);
  await lea.texts(office.business.number, 'START');
  await lea.receives(/re-subscribed/i);
  expect((await clinic.shows('started')).reminders).toEqual([
    '2026-11-01T20:00 called-off',
    '2026-11-01T20:00 planned',
    '2026-11-02T18:00 called-off',
    '2026-11-02T18:00 planned',
  ]);

  await lea.texts(office.business.number, 'ESPANOL');
  await lea.receives(/español/i);
  await office.passes('65 minutes');
  await lea.receives(/le recordamos su cita.*lun, 2 de nov, 3:00 pm/i);
  expect(newTexts(lea)).toEqual([]);
});

// Sunday, 3 PM.
test('reminders follow when the clinic learns of another zone', async () => {
  const tom = customer('+12025550159');
  await clinic.books(tom, { reference: 'stays', at: '2026-11-03T09:30:00-05:00' });
  await clinic.books(tom, {
    reference: 'moved-house',
    at: '2026-12-01T09:30:00-05:00',
    customer: { timeZone: 'America/Los_Angeles' },
  });
  // 9:30 AM less a day is 6:30 AM there, less two hours 4:30 AM: both come the evening before.
  const planned = (await clinic.shows('stays')).reminders.filter((one) => one.endsWith('planned'));
  expect(planned).toEqual(['2026-11-02T04:30 planned', '2026-11-03T04:30 planned']);
  await clinic.cancels('stays');
  await tom.receives(/is cancelled/i);
  await clinic.cancels('moved-house');
  await tom.receives(/is cancelled/i);
});

test('who refuses reminders in a form gets none, not even those that wait at Twilio', async () => {
  const ana = customer('+12025550160');
  await clinic.books(ana, { reference: 'refused', at: '2026-11-05T15:00:00-05:00' });
  const statuses = (): string[] =>
    office.twilio.exchange.state.messages
      .list()
      .filter(({ to }) => to === ana.number)
      .map(({ status }) => status);
  expect(statuses()).toEqual(['scheduled', 'scheduled']);
  const refusal = {
    action: 'set',
    person: ana.number,
    purpose: 'appointments',
    decision: 'refused',
  };
  expect(await office.asks('/consents', { ...refusal, how: 'paper' })).toMatchObject({
    status: 201,
  });
  await office.jobRuns();
  expect(statuses()).toEqual(['canceled', 'canceled']);
});

test('who says STOP gets no reminder, and the appointment shows it', async () => {
  const maya = customer('+12025550157');
  await clinic.books(maya, { reference: 'stopped', at: '2026-11-02T15:00:00-05:00' });

  await maya.texts(office.business.number, 'STOP');
  await maya.receives(/unsubscribed/i);
  await office.passes('24 hours');
  expect(newTexts(maya)).toEqual([]);
  const { state, reminders, history } = await clinic.shows('stopped');
  expect(state).toBe('booked');
  expect(reminders).toEqual(['2026-11-01T20:00 not-sent', '2026-11-02T18:00 not-sent']);
  expect(history).toContain('reminder-not-sent by schedule');
  // STOP is clear: nobody is told that it might mean the appointment.
  expect(newTexts(office.olivia).filter((body) => body.includes('555 0157'))).toEqual([]);
});

// Monday, 2 PM: past every appointment of these stories but one.
test('after all this nobody got a text that no story has spoken of', async () => {
  const early = customer('+12025550155');
  await early.receives(/reminder of your dental cleaning, tue, nov 3 at 8:00 AM/i);
  await customer('+12025550158').receives(/le recordamos su cita.*lun, 2 de nov, 3:00 pm/i);
  const tom = customer('+12025550154');
  await tom.receives(/reminder of your dental cleaning, mon, nov 2 at 11:30 AM/i);
  await customer('+447700900123').receives(/le recordamos su cita.*lun, 2 de nov, 11:30 am/i);
  const texts = [...customers].flatMap(([number, who]) =>
    newTexts(who).map((body) => `${number}: ${body}`),
  );
  expect(texts).toEqual([]);
});
