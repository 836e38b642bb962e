import { expressionBuilder, type Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import { type Appointment, appointmentColumns, readAppointment } from './appointment';
import { isOfPresentPlan } from './message-keys';

/** How long after its time an appointment is still spoken of, in ms. */
const afterwards = 24 * 60 * 60_000;
/** Nobody chooses from a longer list by text. */
const most = 9;

/** Whether a phone has appointments that it may write about; for a statement from `businesses`. */
export function mayHaveAppointments({ person, now }: { person: string; now: Date }) {
  const from = expressionBuilder<Tables, 'businesses'>();
  return from.exists(
    from
      .selectFrom('appointments')
      .select('appointments.reference')
      .where('appointments.customer_phone_number', '=', person)
      .whereRef('appointments.business_id', '=', 'businesses.id')
      .where('appointments.starts_at', '>', new Date(now.getTime() - afterwards)),
  );
}

/**
 * The appointments of a phone from a day ago on, the next one first, locked until the transaction
 * ends. Reminders that have gone out count as asked even if the minute job has not noted them yet.
 */
export async function appointmentsOfPhone({
  transaction,
  businessId,
  person,
  limit = most,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  /** E.164. */
  person: string;
  limit?: number;
  now: Date;
}): Promise<Appointment[]> {
  const rows = await transaction
    .selectFrom('appointments')
    .select(appointmentColumns)
    .where('customer_phone_number', '=', person)
    .where('business_id', '=', businessId)
    .where('starts_at', '>', new Date(now.getTime() - afterwards))
    .orderBy('starts_at')
    .orderBy('reference')
    .limit(limit)
    .forUpdate()
    .execute();
  if (rows.length === 0) return [];
  const sent = await transaction
    .selectFrom('appointment_reminders as reminder')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.recipient', '=', 'reminder.recipient')
        .onRef('outbox.idempotency_key', '=', 'reminder.idempotency_key'),
    )
    .select(['reminder.reference', 'reminder.idempotency_key', 'reminder.send_at'])
    .where('reminder.business_id', '=', businessId)
    .where(
      'reminder.reference',
      'in',
      rows.map(({ reference }) => reference),
    )
    .where('reminder.state', 'in', ['planned', 'sent'])
    .where('reminder.send_at', '<=', now)
    .where('outbox.state', 'in', ['scheduled', 'sent', 'delivered'])
    .execute();
  return rows.map((row) => {
    const times = sent
      .filter(
        ({ reference, idempotency_key }) =>
          reference === row.reference &&
          isOfPresentPlan({ appointment: row, idempotencyKey: idempotency_key }),
      )
      .map(({ send_at }) => send_at.getTime());
    const latest = Math.max(row.asked_at?.getTime() ?? 0, ...times);
    return readAppointment({ ...row, asked_at: latest > 0 ? new Date(latest) : null });
  });
}
