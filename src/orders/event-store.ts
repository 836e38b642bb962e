import { sql, type Transaction } from 'kysely';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import type { Happening } from './order-state';

/** One event of an order as it is kept. */
export interface KeptEvent extends Happening {
  reference: string;
  orderNumber: string;
  lookupKey: string;
  expectedOn?: string | undefined;
  trackingUrl?: string | undefined;
  outcome: Tables['order_events']['outcome'];
  receivedAt: Date;
}

/** Keeps an event. @returns false when its reference is kept already */
export async function insertEvent({
  transaction,
  businessId,
  event,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  event: KeptEvent;
}): Promise<boolean> {
  const result = await transaction
    .insertInto('order_events')
    .values({
      business_id: businessId,
      reference: event.reference,
      lookup_key: event.lookupKey,
      event: event.event,
      occurred_at: event.occurredAt,
      expected_on: event.expectedOn ?? null,
      tracking_url: event.trackingUrl ?? null,
      outcome: event.outcome,
      received_at: event.receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether the event that is kept under a reference says the same. */
export async function isSameEvent({
  transaction,
  businessId,
  event,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  event: KeptEvent;
}): Promise<boolean> {
  const row = await transaction
    .selectFrom('order_events')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('reference', '=', event.reference)
    .where('lookup_key', '=', event.lookupKey)
    .where('event', '=', event.event)
    .where('occurred_at', '=', event.occurredAt)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the latest events say that say anything about it: an event need not repeat what one before told. */
export async function latestFacts({
  transaction,
  businessId,
  lookupKey,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  lookupKey: string;
}): Promise<{ expectedOn: string | undefined; trackingUrl: string | undefined }> {
  const latest = (column: 'expected_on' | 'tracking_url') =>
    transaction
      .selectFrom('order_events')
      .select(column)
      .where('business_id', '=', businessId)
      .where('lookup_key', '=', lookupKey)
      .where(column, 'is not', null)
      .orderBy('occurred_at', 'desc')
      .orderBy('reference', 'desc')
      .limit(1);
  const row = await transaction
    .selectNoFrom([
      latest('expected_on').as('expected_on'),
      latest('tracking_url').as('tracking_url'),
    ])
    .executeTakeFirst();
  return {
    expectedOn: row?.expected_on ?? undefined,
    trackingUrl: row?.tracking_url ?? undefined,
  };
}

/** The name of an event's text in the outbox. */
export function orderMessageKey({
  lookupKey,
  reference,
}: Pick<KeptEvent, 'lookupKey' | 'reference'>): string {
  return `order:${lookupKey}:${reference}`;
}

/** The same for the row of a query. */
const keyInSql = sql<string>`'order:' || order_events.lookup_key || ':' || order_events.reference`;

/** The events of an order as they happened, each with what became of its text. */
export async function eventsOfOrder({
  queries,
  businessId,
  lookupKey,
}: {
  queries: Queries;
  businessId: string;
  lookupKey: string;
}) {
  return queries
    .selectFrom('order_events')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.business_id', '=', 'order_events.business_id')
        .onRef('orders.lookup_key', '=', 'order_events.lookup_key'),
    )
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.recipient', '=', 'orders.customer_phone_number')
        .on('outbox.idempotency_key', '=', keyInSql),
    )
    .select([
      'order_events.reference',
      'order_events.event',
      'order_events.occurred_at',
      'order_events.received_at',
      'order_events.expected_on',
      'order_events.tracking_url',
      'order_events.outcome',
      'outbox.state as message_state',
      'outbox.error_code as message_error',
    ])
    .where('order_events.business_id', '=', businessId)
    .where('order_events.lookup_key', '=', lookupKey)
    .orderBy('order_events.occurred_at')
    .orderBy('order_events.received_at')
    .execute();
}
