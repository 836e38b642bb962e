import type { Transaction } from 'kysely';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import { type Appointment, appointmentColumns, readAppointment } from './appointment';
import type { AppointmentEvent, AppointmentState } from './appointment-states';

/** Who made something happen; `schedule` is the passing of time. */
export type Source = Tables['appointment_history']['source'];

/** An event of an appointment's history, or what else is worth knowing about it. */
export type HistoryEvent = AppointmentEvent | 'book' | 'change-details' | 'reminder-not-sent';

export interface HistoryEntry {
  at: Date;
  event: string;
  /** The state after it. */
  state: AppointmentState;
  source: Source;
  detail: string | undefined;
}

/**
 * Stores a new appointment, with the first entry of its history.
 * @returns undefined when there is one with this reference
 */
export async function insertAppointment({
  transaction,
  businessId,
  appointment,
  createdAs,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  appointment: Pick<
    Appointment,
    'reference' | 'customerPhoneNumber' | 'service' | 'startsAt' | 'timeZone'
  >;
  /** What tells a repeated request from another with the same reference. */
  createdAs: string;
  now: Date;
}): Promise<Appointment | undefined> {
  const { reference } = appointment;
  const row = await transaction
    .insertInto('appointments')
    .values({
      business_id: businessId,
      reference,
      customer_phone_number: appointment.customerPhoneNumber,
      service: appointment.service,
      starts_at: appointment.startsAt,
      time_zone: appointment.timeZone,
      state: 'booked',
      asked_at: null,
      created_as: createdAs,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .returning(appointmentColumns)
    .executeTakeFirst();
  if (!row) return undefined;
  const entry = { event: 'book', state: 'booked', source: 'business' } as const;
  await addHistory({ transaction, businessId, reference, entry, now });
  return readAppointment(row);
}

/** An appointment by its reference, locked until the transaction ends, and what created it. */
export async function lockAppointment({
  transaction,
  businessId,
  reference,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
}): Promise<{ appointment: Appointment; createdAs: string } | undefined> {
  const row = await transaction
    .selectFrom('appointments')
    .select(appointmentColumns)
    .select('created_as')
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
  return row && { appointment: readAppointment(row), createdAs: row.created_as };
}

/** Writes what has changed of an appointment, and why. */
export async function updateAppointment({
  transaction,
  businessId,
  appointment,
  change,
  entry,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  appointment: Appointment;
  change: Partial<
    Pick<Appointment, 'state' | 'startsAt' | 'timeZone' | 'service' | 'revision' | 'askedAt'>
  >;
  entry?: { event: HistoryEvent; source: Source; detail?: string };
  now: Date;
}): Promise<Appointment> {
  const changed = { ...appointment, ...change };
  const { reference } = appointment;
  await transaction
    .updateTable('appointments')
    .set({
      state: changed.state,
      starts_at: changed.startsAt,
      time_zone: changed.timeZone,
      service: changed.service,
      revision: changed.revision,
      asked_at: changed.askedAt ?? null,
    })
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .execute();
  if (entry) {
    const { state } = changed;
    await addHistory({ transaction, businessId, reference, entry: { ...entry, state }, now });
  }
  return changed;
}

/** All that happened to an appointment, oldest first. */
export async function historyOf({
  queries,
  businessId,
  reference,
}: {
  queries: Queries;
  businessId: string;
  reference: string;
}): Promise<HistoryEntry[]> {
  const rows = await queries
    .selectFrom('appointment_history')
    .select(['event', 'state', 'source', 'detail', 'occurred_at'])
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    at: row.occurred_at,
    event: row.event,
    state: row.state,
    source: row.source,
    detail: row.detail ?? undefined,
  }));
}

async function addHistory({
  transaction,
  businessId,
  reference,
  entry,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
  entry: { event: HistoryEvent; state: AppointmentState; source: Source; detail?: string };
  now: Date;
}): Promise<void> {
  await transaction
    .insertInto('appointment_history')
    .values({
      business_id: businessId,
      reference,
      event: entry.event,
      state: entry.state,
      source: entry.source,
      detail: entry.detail ?? null,
      occurred_at: now,
    })
    .execute();
}
