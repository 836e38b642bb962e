import type { Transaction } from 'kysely';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';

/** A reminder as it was planned. */
export interface StoredReminder {
  idempotencyKey: string;
  leadMinutes: number;
  sendAt: Date;
  state: Tables['appointment_reminders']['state'];
}

/** How long before an appointment a business reminds of it, in minutes. */
export async function reminderLeads({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<number[]> {
  const row = await queries
    .selectFrom('businesses')
    .select('reminder_leads')
    .where('id', '=', businessId)
    .executeTakeFirstOrThrow();
  return row.reminder_leads;
}

export async function insertReminders({
  transaction,
  businessId,
  reference,
  recipient,
  reminders,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
  /** E.164. */
  recipient: string;
  reminders: readonly Omit<StoredReminder, 'state'>[];
}): Promise<void> {
  if (reminders.length === 0) return;
  await transaction
    .insertInto('appointment_reminders')
    .values(
      reminders.map(({ idempotencyKey, leadMinutes, sendAt }) => ({
        business_id: businessId,
        reference,
        idempotency_key: idempotencyKey,
        recipient,
        lead_minutes: leadMinutes,
        send_at: sendAt,
        state: 'planned' as const,
        noted_at: null,
      })),
    )
    .execute();
}

/**
 * Calls off what is still planned for an appointment.
 * @returns the keys of its messages in the outbox
 */
export async function callOffPlanned({
  transaction,
  businessId,
  reference,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
  now: Date;
}): Promise<string[]> {
  const rows = await transaction
    .updateTable('appointment_reminders')
    .set({ state: 'called-off', noted_at: now })
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .where('state', '=', 'planned')
    .returning('idempotency_key')
    .execute();
  return rows.map((row) => row.idempotency_key);
}

/**
 * Of which leads (minutes) the customer has been reminded since the appointment has its present time;
 * also those whose message was on its way when they were called off.
 */
export async function remindedLeads({
  transaction,
  businessId,
  reference,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
}): Promise<ReadonlySet<number>> {
  const lastMove = await transaction
    .selectFrom('appointment_history')
    .select((history) => history.fn.max('occurred_at').as('at'))
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .where('event', '=', 'move')
    .executeTakeFirst();
  const rows = await transaction
    .selectFrom('appointment_reminders')
    .select('lead_minutes')
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .where('send_at', '>', lastMove?.at ?? new Date(0))
    .where((reminder) =>
      reminder.or([
        reminder('state', '=', 'sent'),
        reminder.and([
          reminder('state', '=', 'called-off'),
          reminder('noted_at', '>=', reminder.ref('send_at')),
        ]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => row.lead_minutes));
}

/** The reminders of some appointments, in the order of their times. */
export async function remindersOf({
  queries,
  businessId,
  references,
}: {
  queries: Queries;
  businessId: string;
  references: readonly string[];
}): Promise<(StoredReminder & { reference: string })[]> {
  if (references.length === 0) return [];
  const rows = await queries
    .selectFrom('appointment_reminders')
    .select(['reference', 'idempotency_key', 'lead_minutes', 'send_at', 'state'])
    .where('business_id', '=', businessId)
    .where('reference', 'in', references)
    .orderBy('send_at')
    .orderBy('idempotency_key')
    .execute();
  return rows.map((row) => ({
    reference: row.reference,
    idempotencyKey: row.idempotency_key,
    leadMinutes: row.lead_minutes,
    sendAt: row.send_at,
    state: row.state,
  }));
}
