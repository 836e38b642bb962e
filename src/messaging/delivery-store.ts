import { sql, type Transaction } from 'kysely';
import type { App } from '../platform/app';
import type { Tables } from '../platform/database/tables';
import { channelOfAddress } from './channel';
import { everySenderOf } from './consent/consent';
import { recordCarrierRefusal } from './consent/consent-store';
import { type Delivery, deliveryAfter, deliveryStates } from './delivery';
import { lockRows, saveRows } from './dispatching/row-store';
import { afterReport } from './dispatching/transitions';
import { errorCoded } from './error-codes';
import type { StatusReport } from './status-report';

/**
 * Applies one report to its delivery and to the notification that it belongs to, and keeps it in the
 * history. A report may come before the call that sent the message has returned: it then creates the
 * delivery and settles the attempt.
 * @returns whether something is to be sent because of it
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
    // First the row, as everybody who changes both: so nobody waits for each other.
    const row = report.outboxId
      ? (await lockRows({ transaction, ids: [report.outboxId] })).get(report.outboxId)
      : undefined;
    const changed = await changeDelivery({ transaction, report, now });
    if (!row) return 'nothing-due';
    if (!changed) return 'nothing-due';
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
    return change.due_at && change.due_at <= now ? 'something-due' : 'nothing-due';
  });
}

/** The delivery after the report; undefined when the report tells nothing new. */
async function changeDelivery({
  transaction,
  report,
  now,
}: {
  transaction: Transaction<Tables>;
  report: StatusReport;
  now: Date;
}): Promise<Delivery | undefined> {
  const { recipient, messageSid, state, errorCode } = report;
  const stored = await keepReport({ transaction, report, now });
  const current = readDelivery(stored);
  const next = deliveryAfter(current, { state, errorCode });
  if (stored.is_new) return next;
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
  transaction,
  report: { recipient, messageSid, outboxId, attempt, state, errorCode },
  now,
}: {
  transaction: Transaction<Tables>;
  report: StatusReport;
  now: Date;
}): Promise<{ state: string; error_code: number | null; is_new: boolean }> {
  return await transaction
    .with('report', (query) =>
      query
        .insertInto('delivery_reports')
        .values({
          recipient,
          message_sid: messageSid,
          status: state,
          error_code: errorCode ?? null,
          received_at: now,
        })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .with('attempt', (query) =>
      query
        .updateTable('outbox_attempts')
        .set({ outcome: 'sent', message_sid: messageSid })
        .where('outbox_id', '=', outboxId ?? null)
        .where('attempt', '=', attempt ?? null)
        .where('message_sid', 'is', null),
    )
    .insertInto('deliveries')
    .values({
      recipient,
      message_sid: messageSid,
      outbox_id: outboxId ?? null,
      state,
      error_code: errorCode ?? null,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['recipient', 'message_sid'])
        .doUpdateSet((row) => ({ message_sid: row.ref('deliveries.message_sid') })),
    )
    .returning(['state', 'error_code', sql<boolean>`xmax = 0`.as('is_new')])
    .executeTakeFirstOrThrow();
}

function readDelivery(row: { state: string; error_code: number | null }): Delivery | undefined {
  const state = deliveryStates.find((known) => known === row.state);
  return state && { state, errorCode: row.error_code ?? undefined };
}
