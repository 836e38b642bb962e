import type { Person } from '../../local-twilio/phones/person';
import { type AppointmentBook, appointmentBook } from './appointment-book';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;
let clinic: AppointmentBook;

// Thursday before the Sunday on which Washington's clocks go back, 10 AM. Each story begins where the
// one before ended.
beforeAll(async () => {
  office = await openForBusiness({ at: '2026-10-29T10:00:00-04:00' });
  clinic = appointmentBook(office);
});
afterAll(() => office?.close());

/** A customer of a story's own, so that stories never meet. */
function customer(number: string): Person {
  return office.twilio.person(number);
}

/** What a phone was sent, with the time of each by UTC. */
async function inboxOf(who: Person): Promise<string[]> {
  return who.unread().map(({ body, dateSent }) => `${String(dateSent)} ${body}`);
}

test('reminders wait at Twilio and come a day and two hours before, across the night when clocks change', async () => {
  const maya = customer('+12025550150');
  await clinic.books(maya, { reference: 'sunday', at: '2026-11-01T12:00:00-05:00' });
  const waiting = await office.rows<{ state: string }>(
    "select state from outbox where recipient = '+12025550150'",
  );
  expect(waiting).toEqual([{ state: 'scheduled' }, { state: 'scheduled' }]);

  // 24 hours before noon on Sunday is 1 PM on Saturday, for the night has 25.
  await office.passes('50 hours');
  expect(maya.unread()).toEqual([]);
  await office.passes('61 minutes');
  await maya.receives(/reminder of your dental cleaning, sun, nov 1 at 12:00 PM\. reply C/i);
  await maya.texts(office.business.number, 'C');
  await maya.receives(/is confirmed/i);
  await office.passes('22 hours');
  await maya.receives(
    /see you at your dental cleaning, sun, nov 1 at 12:00 PM\. you have confirmed/i,
  );
  expect(await inboxOf(maya)).toEqual([]);
});

test('an appointment that moves takes its reminders along', async () => {
  const maya = customer('+12025550151');
  await clinic.books(maya, { reference: 'moved', at: '2026-11-04T10:00:00-05:00' });
  await clinic.moves('moved', '2026-11-05T15:00:00-05:00');
  await maya.receives(/your dental cleaning is now on thu, nov 5 at 3:00 PM/i);

  // From Sunday, 11 AM, to Wednesday, 2 PM: past both reminders of the old time.
  await office.passes('75 hours');
  expect(await inboxOf(maya)).toEqual([]);
  await office.passes('61 minutes');
  await maya.receives(/reminder of your dental cleaning, thu, nov 5 at 3:00 PM/i);
  await clinic.cancels('moved');
  await maya.receives(/your dental cleaning on thu, nov 5 at 3:00 PM is cancelled/i);
  await office.passes('24 hours');
  expect(await inboxOf(maya)).toEqual([]);
});

test('a booking half an hour ahead is reminded of at once, one in ten minutes not at all', async () => {
  const maya = customer('+12025550152');
  const now = office.twilio.exchange.clock.now();
  const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

  await clinic.books(maya, { reference: 'soon', at: inMinutes(30) });
  await maya.receives(/reminder of your dental cleaning/i);
  await clinic.books(maya, { reference: 'sooner', at: inMinutes(10) });
  await office.passes('20 minutes');
  expect(await inboxOf(maya)).toEqual([]);
});

test('the time is the clinic’s, and its zone is named where clocks differ', async () => {
  const tom = customer('+12025550153');
  await clinic.books(tom, {
    reference: 'other-zone',
    at: '2026-11-06T15:00:00-05:00',
    customer: { timeZone: 'America/Los_Angeles' },
  });
  await tom.receives(/fri, nov 6 at 3:00 PM \(eastern time\)/i);

  const rosa = customer('+447700900123');
  await clinic.books(rosa, {
    reference: 'from-london',
    at: '2026-11-06T15:00:00-05:00',
    customer: { name: 'Rosa Diaz', language: 'es' },
  });
  await rosa.receives(/3:00 p\.m\. \(hora oriental\)/i);
});

test('nobody is reminded at night: before an early appointment it comes the evening before', async () => {
  const maya = customer('+12025550154');
  await clinic.books(maya, { reference: 'early', at: '2026-11-10T08:00:00-05:00' });

  expect((await clinic.shows('early')).reminders).toEqual([
    '2026-11-09T13:00 planned',
    '2026-11-10T01:30 planned',
  ]);
  await clinic.cancels('early');
});

test('who says STOP gets no reminder, and the appointment shows it', async () => {
  const maya = customer('+12025550155');
  await clinic.books(maya, { reference: 'stopped', at: '2026-11-10T15:00:00-05:00' });

  await maya.texts(office.business.number, 'STOP');
  await maya.receives(/unsubscribed/i);
  await office.passes('120 hours');
  expect(await inboxOf(maya)).toEqual([]);
  const { state, reminders, history } = await clinic.shows('stopped');
  expect(state).toBe('booked');
  expect(reminders).toEqual(['2026-11-09T20:00 not-sent', '2026-11-10T18:00 not-sent']);
  expect(history).toContain('reminder-not-sent by schedule');
  // STOP is clear: nobody is told that it might mean the appointment.
  expect(office.olivia.unread().filter(({ body }) => body.includes('555 0155'))).toEqual([]);
});

test('beyond what Twilio keeps, a reminder waits in the store', async () => {
  const maya = customer('+12025550156');
  await clinic.books(maya, { reference: 'far', at: '2026-12-30T15:00:00-05:00' });
  const states = (): Promise<{ state: string }[]> =>
    office.rows("select state from outbox where recipient = '+12025550156' order by earliest_at");

  expect(await states()).toEqual([{ state: 'pending' }, { state: 'pending' }]);
  await office.passes('20 days');
  expect(await states()).toEqual([{ state: 'scheduled' }, { state: 'scheduled' }]);
  await office.passes('29 days');
  await maya.receives(/reminder of your dental cleaning, wed, dec 30 at 3:00 PM/i);
  await maya.receives(/reminder of your dental cleaning, wed, dec 30 at 3:00 PM/i);
  expect(await inboxOf(maya)).toEqual([]);
});
