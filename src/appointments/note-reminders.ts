import type { Transaction } from 'kysely';
import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { stateAfter } from './appointment-states';
import { lockAppointment, updateAppointment } from './appointment-store';
import { isOfPresentPlan } from './message-keys';

/** A few at once, so that a run stays short; the next one goes on. */
const batchSize = 40;
/** So many are looked at, for some may still be on their way. */
const mostDue = 400;

type MessageState = Tables['outbox']['state'];
const arrived: readonly MessageState[] = ['sent', 'delivered'];
const hopeless: readonly MessageState[] = ['failed', 'cancelled', 'refused', 'expired'];

interface FinishedReminder {
  reference: string;
  idempotencyKey: string;
  sendAt: Date;
  outcome: 'sent' | 'not-sent';
  errorCode: string | undefined;
}

/**
 * Notes at their appointments which reminders went out and which never will. Whatever a stopped job
 * has missed, its next run notes.
 * @returns how many
 */
export async function noteReminders(app: App): Promise<number> {
  const { database } = app;
  const { id: businessId } = await app.business();
  const now = app.clock.now();
  const reminders = await finishedReminders({ queries: database, businessId, now });
  for (const reminder of reminders) {
    const { reference } = reminder;
    await database.transaction().execute(async (transaction) => {
      const known = await lockAppointment({ transaction, businessId, reference });
      if (known) await noteReminder({ transaction, businessId, ...known, reminder, now });
    });
  }
  return reminders.length;
}

/**
 * Does so for one appointment, before something happens to it.
 * @param appointment locked
 * @returns the appointment afterwards
 */
export async function noteRemindersOf({
  transaction,
  businessId,
  appointment,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  appointment: Appointment;
  now: Date;
}): Promise<Appointment> {
  const { reference } = appointment;
  const reminders = await finishedReminders({ queries: transaction, businessId, reference, now });
  let noted = appointment;
  for (const reminder of reminders) {
    noted = await noteReminder({ transaction, businessId, appointment: noted, reminder, now });
  }
  return noted;
}

/** When the next reminder is to be noted of those whose message is done with. */
export async function nextFinishedReminder({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const row = await queries
    .selectFrom('appointment_reminders as reminder')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.recipient', '=', 'reminder.recipient')
        .onRef('outbox.idempotency_key', '=', 'reminder.idempotency_key'),
    )
    .select('reminder.send_at')
    .where('reminder.business_id', '=', businessId)
    .where('reminder.state', '=', 'planned')
    .where('outbox.state', 'in', [...arrived, ...hopeless])
    .orderBy('reminder.send_at')
    .limit(1)
    .executeTakeFirst();
  return row?.send_at;
}

/**
 * The planned reminders whose time has come and whose message is done with, the oldest first. They are
 * picked before the outbox is asked, so that it is asked for these rows alone, by its key.
 */
async function finishedReminders({
  queries,
  businessId,
  reference,
  now,
}: {
  queries: Queries;
  businessId: string;
  /** Of one appointment; by default of all. */
  reference?: string;
  now: Date;
}): Promise<FinishedReminder[]> {
  const rows = await queries
    .selectFrom((query) => {
      const due = query
        .selectFrom('appointment_reminders')
        .select(['reference', 'recipient', 'idempotency_key', 'send_at'])
        .where('business_id', '=', businessId)
        .where('state', '=', 'planned')
        .where('send_at', '<=', now)
        .orderBy('send_at')
        .limit(mostDue);
      return (reference === undefined ? due : due.where('reference', '=', reference)).as(
        'reminder',
      );
    })
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.recipient', '=', 'reminder.recipient')
        .onRef('outbox.idempotency_key', '=', 'reminder.idempotency_key'),
    )
    .select([
      'reminder.reference',
      'reminder.idempotency_key',
      'reminder.send_at',
      'outbox.state',
      'outbox.error_code',
    ])
    .where('outbox.state', 'in', [...arrived, ...hopeless])
    .orderBy('reminder.send_at')
    .limit(batchSize)
    .execute();
  return rows.map((row) => ({
    reference: row.reference,
    idempotencyKey: row.idempotency_key,
    sendAt: row.send_at,
    outcome: arrived.includes(row.state) ? 'sent' : 'not-sent',
    errorCode: row.error_code ?? undefined,
  }));
}

async function noteReminder({
  transaction,
  businessId,
  appointment,
  reminder,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  appointment: Appointment;
  reminder: FinishedReminder;
  now: Date;
}): Promise<Appointment> {
  const { idempotencyKey, outcome, sendAt, errorCode } = reminder;
  const noted = await transaction
    .updateTable('appointment_reminders')
    .set({ state: outcome, noted_at: now })
    .where('business_id', '=', businessId)
    .where('reference', '=', appointment.reference)
    .where('idempotency_key', '=', idempotencyKey)
    // Another run, or a change of the appointment, may have been faster.
    .where('state', '=', 'planned')
    .executeTakeFirst();
  if (noted.numUpdatedRows === 0n) return appointment;
  const work = { transaction, businessId, appointment, now };
  if (outcome === 'not-sent') {
    const detail = errorCode === undefined ? {} : { detail: errorCode };
    const entry = { event: 'reminder-not-sent', source: 'schedule', ...detail } as const;
    return await updateAppointment({ ...work, change: {}, entry });
  }
  const state = stateAfter(appointment.state, 'remind');
  if (state === undefined || !isOfPresentPlan({ appointment, idempotencyKey })) return appointment;
  const entry = { event: 'remind', source: 'schedule' } as const;
  return await updateAppointment({ ...work, change: { state, askedAt: sendAt }, entry });
}
