import { sql } from 'kysely';
import { appointmentRequest } from '../../../src/appointments/appointment-request';
import { manageAppointments } from '../../../src/appointments/manage-appointments';
import { runDueWork } from '../../../src/jobs/run-due-work';
import { askAsPartner } from '../ask-as-partner';
import { maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

async function book(reference: string, { who, at }: { who: string; at: string }): Promise<void> {
  const { status } = await ask({
    action: 'create',
    reference,
    customer: { phoneNumber: who },
    startsAt: at,
    service: 'dental cleaning',
  });
  expect(status).toBe(201);
}

function ask(body: object): Promise<{ status: number; body: unknown }> {
  return askAsPartner({
    app: office.app,
    path: '/appointments',
    input: appointmentRequest,
    answer: manageAppointments,
    body,
  });
}

async function remindersOf(reference: string): Promise<string[]> {
  const rows = await office.app.database
    .selectFrom('appointment_reminders')
    .select(['send_at', 'state'])
    .where('reference', '=', reference)
    .orderBy('send_at')
    .execute();
  return rows.map(({ send_at, state }) => `${send_at.toISOString().slice(0, 16)} ${state}`);
}

/** Those who were reminded since the last look, by Twilio's account. */
function reminded(): string[] {
  return office.sent.splice(0).map(({ to }) => to);
}

// No sender has a Messaging Service here, so nothing can wait at Twilio: all hangs on the minute job.
test('what a stopped job has missed is caught up, nothing comes twice, and nothing too late', async () => {
  // Friday, 10 AM: both are reminded on Saturday, at 10:30 and 12:00, and two hours before.
  await book('early', { who: maya, at: '2026-11-22T10:30:00-05:00' });
  await book('late', { who: tom, at: '2026-11-22T12:00:00-05:00' });
  await runDueWork(office.app);
  expect(reminded()).toEqual([]);

  // The job stood still until Saturday, 4 PM.
  office.timeIs('2026-11-21T21:00:00Z');
  await runDueWork(office.app);
  expect(reminded().toSorted()).toEqual([maya, tom]);
  await runDueWork(office.app);
  expect(reminded()).toEqual([]);

  // And again until Sunday, 10:20: of no use to Maya any more, in time for Tom.
  office.timeIs('2026-11-22T15:20:00Z');
  await runDueWork(office.app);
  expect(reminded()).toEqual([tom]);
  await runDueWork(office.app);
  expect(reminded()).toEqual([]);
  expect(await remindersOf('early')).toEqual([
    '2026-11-21T15:30 sent',
    '2026-11-22T13:30 not-sent',
  ]);
});

test('a job that stood still past both reminders sends one of them', async () => {
  await book('both', { who: maya, at: '2026-11-22T12:00:00-05:00' });
  // Sunday, 11 AM: both times have passed, and the first is of no use beside the second.
  office.timeIs('2026-11-22T16:00:00Z');
  await runDueWork(office.app);
  expect(reminded()).toEqual([maya]);
  await runDueWork(office.app);
  expect(reminded()).toEqual([]);
  expect((await remindersOf('both')).toSorted()).toEqual([
    '2026-11-21T17:00 not-sent',
    '2026-11-22T15:00 sent',
  ]);
});

test('who moves to another zone is not reminded again of what they were reminded of', async () => {
  // A day before is 6:30 AM, still night: it comes at 8:30 PM on Sunday.
  await book('early', { who: maya, at: '2026-11-24T06:30:00-05:00' });
  office.timeIs('2026-11-23T01:30:00Z');
  await runDueWork(office.app);
  expect(reminded()).toEqual([maya]);

  // By London's clock 6:30 AM is late in the morning.
  office.timeIs('2026-11-23T02:00:00Z');
  const { status } = await ask({
    action: 'create',
    reference: 'other',
    customer: { phoneNumber: maya, timeZone: 'Europe/London' },
    startsAt: '2026-12-21T12:00:00-05:00',
    service: 'dental cleaning',
  });
  expect(status).toBe(201);
  office.timeIs('2026-11-23T11:30:00Z');
  await runDueWork(office.app);
  expect(reminded()).toEqual([]);
  // Two hours before is 9:30 AM there.
  office.timeIs('2026-11-24T09:30:00Z');
  await runDueWork(office.app);
  expect(reminded()).toEqual([maya]);
});

test('two jobs at once note a reminder once', async () => {
  await book('once', { who: maya, at: '2026-11-21T09:30:00-05:00' });
  expect(reminded()).toEqual([maya]);
  // Twilio's report of it.
  await sql`update outbox set state = 'delivered', due_at = null`.execute(office.app.database);
  await Promise.all([runDueWork(office.app), runDueWork(office.app)]);
  const history = await office.app.database
    .selectFrom('appointment_history')
    .select(['event', 'state', 'source'])
    .orderBy('position')
    .execute();
  expect(history).toEqual([
    { event: 'book', state: 'booked', source: 'business' },
    { event: 'remind', state: 'reminded', source: 'schedule' },
  ]);
});
