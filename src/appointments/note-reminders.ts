import type { Transaction } from 'kysely';
import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { stateAfter } from './appointment-states';
import { lockAppointment, updateAppointment } from './appointment-store';
import { isOfPresentPlan } from './message-keys';

/** A few at once, so that a run stays short; the next one goes on. */
const batchSize = 100;

type MessageState = Tables['outbox']['state'];
const arrived: readonly MessageState[] = ['sent', 'delivered'];
const hopeless: readonly MessageState[] = ['failed', 'cancelled', 'refused', 'expired'];

interface FinishedReminder {
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
  const reminders = await finishedReminders({ queries: database, businessId, now })
    .orderBy('reminder.send_at')
    .limit(batchSize)
    .execute();
  for (const row of reminders) {
    const { reference } = row;
    const reminder = readFinished(row);
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
  const rows = await finishedReminders({ queries: transaction, businessId, now })
    .where('reminder.reference', '=', appointment.reference)
    .orderBy('reminder.send_at')
    .execute();
  let noted = appointment;
  for (const reminder of rows.map(readFinished)) {
    noted = await noteReminder({ transaction, businessId, appointment: noted, reminder, now });
  }
  return noted;
}

function finishedReminders({
  queries,
  businessId,
  now,
}: {
  queries: Queries;
  businessId: string;
  now: Date;
}) {
  return queries
    .selectFrom('appointment_reminders as reminder')
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
    .where('reminder.business_id', '=', businessId)
    .where('reminder.state', '=', 'planned')
    .where('reminder.send_at', '<=', now)
    .where('outbox.state', 'in', [...arrived, ...hopeless]);
}

function readFinished(row: {
  idempotency_key: string;
  send_at: Date;
  state: MessageState;
  error_code: string | null;
}): FinishedReminder {
  return {
    idempotencyKey: row.idempotency_key,
    sendAt: row.send_at,
    outcome: arrived.includes(row.state) ? 'sent' : 'not-sent',
    errorCode: row.error_code ?? undefined,
  };
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
