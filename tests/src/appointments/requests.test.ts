import { endPastAppointments } from '../../../src/appointments/end-past-appointments';
import { businessNumber, maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';
import { cleaning, useAppointments } from './use-appointments';

const office = useFrontOffice();
const { ask, stored } = useAppointments(office);

function reminders(...planned: [minutesBefore: number, sendAt: string, state: string][]) {
  return planned.map(([minutesBefore, sendAt, state]) => ({ minutesBefore, sendAt, state }));
}

/** What is waiting to be told to a person, by the keys' ends. */
async function waitingFor(person: string) {
  const rows = await office.app.database
    .selectFrom('outbox')
    .select(['template', 'earliest_at', 'variables', 'language', 'hold'])
    .where('recipient', '=', person)
    .where('state', 'in', ['pending', 'scheduled'])
    .orderBy('earliest_at')
    .execute();
  return rows.map((row) => [row.template, row.earliest_at.toISOString().slice(0, 16)]);
}

test('a booking is kept with its reminders and its history', async () => {
  expect(await ask(cleaning)).toEqual({
    status: 201,
    body: {
      appointment: {
        reference: 'A-1001',
        customer: { phoneNumber: maya, name: 'Maya Lopez' },
        startsAt: '2026-11-24T19:30:00.000Z',
        localTime: '2026-11-24T14:30',
        timeZone: 'America/New_York',
        service: 'dental cleaning',
        state: 'booked',
        reminders: reminders(
          [1440, '2026-11-23T19:30:00.000Z', 'planned'],
          [120, '2026-11-24T17:30:00.000Z', 'planned'],
        ),
        history: [
          { at: '2026-11-20T15:00:00.000Z', event: 'book', state: 'booked', source: 'business' },
        ],
      },
    },
  });
  expect(await waitingFor(maya)).toEqual([
    ['appointment-reminder', '2026-11-23T19:30'],
    ['appointment-reminder', '2026-11-24T17:30'],
  ]);
});

test('the business chooses how long before it reminds', async () => {
  const { database } = office.app;
  const setLeads = (leads: number[]) =>
    database
      .updateTable('businesses')
      .set({ reminder_leads: leads })
      .where('phone_number', '=', businessNumber)
      .execute();
  await setLeads([2880, 60]);
  expect(await ask(cleaning)).toMatchObject({
    body: {
      appointment: {
        reminders: reminders(
          [2880, '2026-11-22T19:30:00.000Z', 'planned'],
          [60, '2026-11-24T18:30:00.000Z', 'planned'],
        ),
      },
    },
  });
  await setLeads([1440, 120]);
});

test('the same booking again is the same appointment, even when its time has passed', async () => {
  await ask(cleaning);
  const before = await stored();
  expect(await ask(cleaning)).toMatchObject({
    status: 200,
    body: { appointment: { state: 'booked' } },
  });
  office.timeIs('2026-11-25T15:00:00Z');
  // The same instant written in another way is the same.
  const again = { ...cleaning, startsAt: '2026-11-24T19:30:00Z', timeZone: 'America/New_York' };
  expect(await ask(again)).toMatchObject({ status: 200 });
  expect(await stored()).toEqual(before);
});

test('two systems that book the same at once make one appointment', async () => {
  const statuses = (await Promise.all([ask(cleaning), ask(cleaning)])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 201]);
  expect(await stored()).toMatchObject({ appointments: 1, reminders: 2, messages: 2 });
});

test('a booking brings its customer along, and later ones what is new about them', async () => {
  const phoneNumber = '+12025550160';
  const customer = { phoneNumber, name: 'Rosa Díaz', language: 'es', email: 'Rosa@Example.com' };
  expect(await ask({ ...cleaning, customer })).toMatchObject({
    status: 201,
    body: { appointment: { customer: { phoneNumber, name: 'Rosa Díaz' } } },
  });
  const later = { phoneNumber, timeZone: 'America/Los_Angeles' };
  await ask({ ...cleaning, reference: 'A-1002', customer: later });
  const row = await office.app.database
    .selectFrom('customers')
    .select(['name', 'language', 'time_zone', 'email'])
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
  expect(row).toEqual({
    name: 'Rosa Díaz',
    language: 'es',
    time_zone: 'America/Los_Angeles',
    email: 'rosa@example.com',
  });
  await office.app.database
    .deleteFrom('customers')
    .where('phone_number', '=', phoneNumber)
    .execute();
});

test('another time moves the reminders, and the customer is told', async () => {
  await ask(cleaning);
  const moved = { action: 'change', reference: 'A-1001', startsAt: '2026-11-25T10:00:00-05:00' };
  expect(await ask(moved)).toMatchObject({
    status: 200,
    body: {
      appointment: {
        state: 'booked',
        localTime: '2026-11-25T10:00',
        reminders: reminders(
          [1440, '2026-11-23T19:30:00.000Z', 'called-off'],
          [1440, '2026-11-24T15:00:00.000Z', 'planned'],
          [120, '2026-11-24T17:30:00.000Z', 'called-off'],
          [120, '2026-11-25T13:00:00.000Z', 'planned'],
        ),
        history: [
          { event: 'book' },
          { event: 'move', source: 'business', detail: 'from 2026-11-24T19:30:00.000Z' },
        ],
      },
    },
  });
  const waiting = (await waitingFor(maya)).filter(([template]) => template !== 'appointment-moved');
  expect(waiting).toEqual([
    ['appointment-reminder', '2026-11-24T15:00'],
    ['appointment-reminder', '2026-11-25T13:00'],
  ]);
  const before = await stored();
  expect(await ask(moved)).toMatchObject({ status: 200 });
  expect(await stored()).toEqual(before);
});

test('who is told by the business itself gets no text about a change', async () => {
  await ask(cleaning);
  const change = { action: 'change', reference: 'A-1001', tell: 'nobody' };
  await ask({ ...change, startsAt: '2026-11-25T10:00:00-05:00' });
  await ask({ action: 'cancel', reference: 'A-1001', tell: 'nobody' });
  const templates = await office.app.database.selectFrom('outbox').select('template').execute();
  expect(new Set(templates.map(({ template }) => template))).toEqual(
    new Set(['appointment-reminder']),
  );
});

test('another service rewords the reminders and leaves the time', async () => {
  await ask(cleaning);
  await ask({ action: 'mark', reference: 'A-1001', as: 'confirmed' });
  const change = { action: 'change', reference: 'A-1001', service: 'check-up' };
  expect(await ask(change)).toMatchObject({
    status: 200,
    body: {
      appointment: {
        service: 'check-up',
        state: 'confirmed',
        history: [
          { event: 'book' },
          { event: 'confirm', source: 'business' },
          { event: 'change-details', detail: 'from dental cleaning, America/New_York' },
        ],
      },
    },
  });
  const rows = await office.app.database
    .selectFrom('outbox')
    .select(['template', 'variables'])
    .where('state', 'in', ['pending', 'scheduled'])
    .execute();
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row).toMatchObject({
      template: 'appointment-reminder-confirmed',
      variables: { service: 'check-up' },
    });
  }
});

test('cancelling calls the reminders off and tells the customer, once', async () => {
  await ask(cleaning);
  const cancel = { action: 'cancel', reference: 'A-1001' };
  expect(await ask(cancel)).toMatchObject({
    status: 200,
    body: {
      appointment: {
        state: 'cancelled',
        reminders: [{ state: 'called-off' }, { state: 'called-off' }],
        history: [{ event: 'book' }, { event: 'cancel', source: 'business' }],
      },
    },
  });
  expect(await ask(cancel)).toMatchObject({ status: 200 });
  const waiting = (await waitingFor(maya)).filter(
    ([template]) => template === 'appointment-reminder',
  );
  expect(waiting).toEqual([]);
  const told = await office.app.database
    .selectFrom('outbox')
    .select('template')
    .where('template', '=', 'appointment-cancelled')
    .execute();
  expect(told).toHaveLength(1);
  expect(
    await ask({ action: 'change', reference: 'A-1001', startsAt: '2026-11-26T10:00:00-05:00' }),
  ).toMatchObject({ status: 409, body: { error: { code: 'appointment_closed' } } });
});

test('staff say what became of an appointment, and may correct it', async () => {
  await ask(cleaning);
  const mark = { action: 'mark', reference: 'A-1001' };
  expect(await ask({ ...mark, as: 'missed' })).toMatchObject({
    status: 422,
    body: { error: { code: 'not_begun' } },
  });
  office.timeIs('2026-11-24T20:00:00Z');
  expect(await ask({ ...mark, as: 'missed' })).toMatchObject({
    body: { appointment: { state: 'missed' } },
  });
  expect(await ask({ ...mark, as: 'done' })).toMatchObject({
    body: { appointment: { state: 'done' } },
  });
  expect(await ask({ ...mark, as: 'confirmed' })).toMatchObject({ status: 409 });
});

test('an appointment of which nobody says what became of it is closed a day later', async () => {
  await ask(cleaning);
  office.timeIs('2026-11-25T19:29:00Z');
  expect(await endPastAppointments(office.app)).toBe(0);
  office.timeIs('2026-11-25T19:30:00Z');
  expect(await endPastAppointments(office.app)).toBe(1);
  expect(await endPastAppointments(office.app)).toBe(0);
  expect(await ask({ action: 'show', reference: 'A-1001' })).toMatchObject({
    body: {
      appointment: { state: 'done', history: [{}, { event: 'mark-done', source: 'schedule' }] },
    },
  });
});

test('the list goes by time, page by page, and by phone, time and state', async () => {
  const book = (reference: string, startsAt: string, phoneNumber: string) =>
    ask({ ...cleaning, reference, startsAt, customer: { phoneNumber } });
  await book('third', '2026-11-26T10:00:00-05:00', maya);
  await book('first', '2026-11-24T10:00:00-05:00', maya);
  await book('second', '2026-11-25T10:00:00-05:00', tom);
  await book('also-second', '2026-11-25T10:00:00-05:00', maya);
  await ask({ action: 'cancel', reference: 'third' });
  const list = async (filter: object): Promise<{ references: string[]; next: unknown }> => {
    const { body } = await ask({ action: 'list', ...filter });
    const appointments: unknown = Reflect.get(Object(body), 'appointments');
    return {
      references: (Array.isArray(appointments) ? appointments : []).map(
        (one: { reference: string }) => one.reference,
      ),
      next: Reflect.get(Object(body), 'next'),
    };
  };
  expect(await list({})).toEqual({
    references: ['first', 'also-second', 'second', 'third'],
    next: undefined,
  });
  const page = await list({ limit: 2 });
  expect(page.references).toEqual(['first', 'also-second']);
  expect(await list({ limit: 2, after: page.next })).toEqual({
    references: ['second', 'third'],
    next: undefined,
  });
  expect((await list({ phoneNumber: tom })).references).toEqual(['second']);
  expect((await list({ states: ['cancelled'] })).references).toEqual(['third']);
  const day = { from: '2026-11-25T00:00:00-05:00', to: '2026-11-26T00:00:00-05:00' };
  expect((await list(day)).references).toEqual(['also-second', 'second']);
});
