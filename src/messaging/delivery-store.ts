import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import { type Delivery, deliveryAfter, deliveryStates } from './delivery';
import type { StatusReport } from './status-report';

/**
 * Applies one report to its delivery and keeps it in the history. A report may come before the call
 * that sent the message has returned: it then creates the delivery and settles the outbox row.
 */
export async function recordReport({
  database,
  report,
  now,
}: {
  database: Database;
  report: StatusReport;
  now: Date;
}): Promise<void> {
  const { recipient, messageSid, state, errorCode } = report;
  await database.transaction().execute(async (transaction) => {
    await keepReport({ transaction, report, now });
    // Writes nothing when the row exists, but locks it: two reports at once queue up here.
    const stored = await transaction
      .insertInto('deliveries')
      .values({
        recipient,
        message_sid: messageSid,
        outbox_id: report.outboxId ?? null,
        state,
        error_code: errorCode ?? null,
        updated_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['recipient', 'message_sid'])
          .doUpdateSet((row) => ({ message_sid: row.ref('deliveries.message_sid') })),
      )
      .returning(['state', 'error_code'])
      .executeTakeFirstOrThrow();
    const current = readDelivery(stored);
    const next = deliveryAfter(current, { state, errorCode });
    if (current !== next) {
      await transaction
        .updateTable('deliveries')
        .set({ state: next.state, error_code: next.errorCode ?? null, updated_at: now })
        .where('recipient', '=', recipient)
        .where('message_sid', '=', messageSid)
        .execute();
    }
    await settleIntent({ transaction, report });
  });
}

/** Each status is kept once, with the time of its first report. */
async function keepReport({
  transaction,
  report,
  now,
}: {
  transaction: Transaction<Tables>;
  report: StatusReport;
  now: Date;
}): Promise<void> {
  await transaction
    .insertInto('delivery_reports')
    .values({
      recipient: report.recipient,
      message_sid: report.messageSid,
      status: report.state,
      error_code: report.errorCode ?? null,
      received_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A dispatcher that died between sending and storing left the row "sending": the report proves it sent. */
async function settleIntent({
  transaction,
  report,
}: {
  transaction: Transaction<Tables>;
  report: StatusReport;
}): Promise<void> {
  if (report.outboxId === undefined) return;
  await transaction
    .updateTable('outbox')
    .set({ state: 'sent', message_sid: report.messageSid })
    .where('id', '=', report.outboxId)
    .where('state', '=', 'sending')
    .execute();
}

function readDelivery(row: { state: string; error_code: number | null }): Delivery | undefined {
  const state = deliveryStates.find((known) => known === row.state);
  return state && { state, errorCode: row.error_code ?? undefined };
}
