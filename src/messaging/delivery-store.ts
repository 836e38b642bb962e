import { sql, type Transaction } from 'kysely';
import type { App } from '../platform/app';
import type { Tables } from '../platform/database/tables';
import { channelOfAddress } from './channel';
import { everySenderOf } from './consent/consent';
import { recordCarrierRefusal } from './consent/consent-store';
import { type Delivery, deliveryAfter, deliveryStates } from './delivery';
import type { OutboxRow } from './dispatching/outbox-row';
import { anythingDue, saveRows } from './dispatching/row-store';
import { afterReport } from './dispatching/transitions';
import { errorCoded } from './error-codes';
import type { StatusReport } from './status-report';

/**
 * Applies one report to its delivery and to the notification that it belongs to, and keeps it in the
 * history. A report may come before the call that sent the message has returned: it then creates the
 * delivery and settles the attempt.
 * @returns whether something is due to be sent, because of it or anyway
 */
export async function recordReport({
  app,
  report,
  now,
}: {
  app: App;
  report: StatusReport;
  now: Date;
}): Promise<'something-due' | 'nothing-due'> {
  return await app.database.transaction().execute(async (transaction) => {
    const kept = await keepReport({ app, transaction, report, now });
    const due = kept.anything_due ? 'something-due' : 'nothing-due';
    const changed = await changeDelivery({ transaction, report, kept, now });
    const row = isRow(kept) ? kept : undefined;
    if (!row || !changed) return due;
    const change = afterReport(row, {
      messageSid: report.messageSid,
      state: changed.state,
      errorCode: changed.errorCode,
      isPresent:
        report.attempt === undefined
          ? row.message_sid === report.messageSid
          : row.attempts === report.attempt,
      now,
      random: app.random(),
    });
    await saveRows({ transaction, changes: [{ row, change }] });
    if (errorCoded(changed.errorCode)?.class === 'opted-out') {
      const business = { id: row.business_id };
      const sender = row.sender ?? everySenderOf(channelOfAddress(report.recipient));
      await recordCarrierRefusal({ transaction, business, person: row.recipient, sender, now });
    }
    return change.due_at && change.due_at <= now ? 'something-due' : due;
  });
}

/** A report as the store has it: the delivery before it, and the notification, if it is one of ours. */
type KeptReport = { [Column in keyof OutboxRow]: OutboxRow[Column] | null } & {
  delivery_state: string;
  delivery_error: number | null;
  is_new: boolean;
  anything_due: boolean;
};

/** The delivery after the report; undefined when the report tells nothing new. */
async function changeDelivery({
  transaction,
  report: { recipient, messageSid, state, errorCode },
  kept,
  now,
}: {
  transaction: Transaction<Tables>;
  report: StatusReport;
  kept: KeptReport;
  now: Date;
}): Promise<Delivery | undefined> {
  const current = readDelivery(kept);
  const next = deliveryAfter(current, { state, errorCode });
  if (kept.is_new) return next;
  if (current === next) return undefined;
  await transaction
    .updateTable('deliveries')
    .set({ state: next.state, error_code: next.errorCode ?? null, updated_at: now })
    .where('recipient', '=', recipient)
    .where('message_sid', '=', messageSid)
    .execute();
  return next;
}

/**
 * Keeps each status once, with the time of its first report; notes that its attempt reached Twilio,
 * also when the answer to it was lost; and makes the delivery if this is the first that is heard of
 * it, else locks it: two reports at once queue up here. One statement, because reports are many.
 */
async function keepReport({
  app,
  transaction,
  report: { recipient, messageSid, outboxId, attempt, state, errorCode },
  now,
}: {
  app: App;
  transaction: Transaction<Tables>;
  report: StatusReport;
  now: Date;
}): Promise<KeptReport> {
  const { rows } = await sql<KeptReport>`
    with owner as (
      select * from outbox where id = ${outboxId ?? null}::uuid for update
    ),
    -- What is written comes after the lock on the row, as with everybody who changes both: so nobody
    -- waits for each other.
    locked as (select count(*) from owner),
    report as (
      insert into delivery_reports (recipient, message_sid, status, error_code, received_at)
      select ${recipient}, ${messageSid}, ${state}, ${errorCode ?? null}::integer, ${now}::timestamptz
      from locked
      on conflict do nothing
    ),
    attempted as (
      update outbox_attempts set outcome = 'sent', message_sid = ${messageSid}
      from locked
      where outbox_id = ${outboxId ?? null}::uuid and attempt = ${attempt ?? null}::integer
        and message_sid is null
    ),
    delivery as (
      insert into deliveries (recipient, message_sid, outbox_id, state, error_code, updated_at)
      select ${recipient}, ${messageSid}, ${outboxId ?? null}::uuid, ${state},
        ${errorCode ?? null}::integer, ${now}::timestamptz
      from locked
      on conflict (recipient, message_sid) do update set message_sid = deliveries.message_sid
      returning state, error_code, xmax = 0 as is_new
    )
    select owner.*, delivery.state as delivery_state, delivery.error_code as delivery_error,
      delivery.is_new, ${anythingDue(app)} as anything_due
    from delivery left join owner on true`.execute(transaction);
  const [kept] = rows;
  if (!kept) throw new Error('A report leaves a delivery in any case.');
  return kept;
}

function isRow(row: { [Column in keyof OutboxRow]: OutboxRow[Column] | null }): row is OutboxRow {
  return row.id !== null;
}

function readDelivery(row: KeptReport): Delivery | undefined {
  const state = deliveryStates.find((known) => known === row.delivery_state);
  return state && { state, errorCode: row.delivery_error ?? undefined };
}
