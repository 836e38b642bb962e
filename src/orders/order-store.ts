import type { Transaction } from 'kysely';
import { type Language, languageFor } from '../messaging/templates/message-template';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import { orderLookupKey } from './order-number';
import type { Happening } from './order-state';

/** An order as it stands: its latest event, and what the customer may know about it. */
export interface StoredOrder extends Happening {
  lookupKey: string;
  number: string;
  /** Of the phone that ordered, in E.164. */
  phoneNumber: string;
  /** A date as `2026-12-25`. */
  expectedOn: string | undefined;
  /** https. */
  trackingUrl: string | undefined;
}

const orderColumns = [
  'lookup_key',
  'order_number',
  'customer_phone_number',
  'status',
  'expected_on',
  'tracking_url',
  'updated_at',
] as const;

/** An order by its number, whoever asks. */
export async function findOrder({
  queries,
  businessId,
  lookupKey,
}: {
  queries: Queries;
  businessId: string;
  lookupKey: string;
}): Promise<StoredOrder | undefined> {
  const row = await queries
    .selectFrom('orders')
    .select(orderColumns)
    .where('business_id', '=', businessId)
    .where('lookup_key', '=', lookupKey)
    .executeTakeFirst();
  return row && readOrder(row);
}

/** The orders of a phone, the latest first. */
export async function ordersOfPhone({
  queries,
  businessId,
  phoneNumber,
  limit,
}: {
  queries: Queries;
  businessId: string;
  phoneNumber: string;
  limit: number;
}): Promise<StoredOrder[]> {
  const rows = await queries
    .selectFrom('orders')
    .select(orderColumns)
    .where('business_id', '=', businessId)
    .where('customer_phone_number', '=', phoneNumber)
    .orderBy('updated_at', 'desc')
    .orderBy('order_number')
    .limit(limit)
    .execute();
  return rows.map(readOrder);
}

/**
 * Locks an order until the transaction ends, so that its events take turns.
 * @param first its first event, from which an order is made that is not known yet
 */
export async function lockOrder({
  transaction,
  businessId,
  lookupKey,
  first,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  lookupKey: string;
  first: (Happening & { orderNumber: string; phoneNumber: string }) | undefined;
}): Promise<{ kind: 'new' | 'known'; order: StoredOrder } | undefined> {
  const made = first && (await insertOrder({ transaction, businessId, first }));
  if (made) return { kind: 'new', order: made };
  const row = await transaction
    .selectFrom('orders')
    .select(orderColumns)
    .where('business_id', '=', businessId)
    .where('lookup_key', '=', lookupKey)
    .forUpdate()
    .executeTakeFirst();
  return row && { kind: 'known', order: readOrder(row) };
}

/** Keeps what an event has changed. */
export async function saveOrder({
  transaction,
  businessId,
  order,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  order: StoredOrder;
}): Promise<void> {
  await transaction
    .updateTable('orders')
    .set({
      status: order.event,
      expected_on: order.expectedOn ?? null,
      tracking_url: order.trackingUrl ?? null,
      updated_at: order.occurredAt,
    })
    .where('business_id', '=', businessId)
    .where('lookup_key', '=', order.lookupKey)
    .execute();
}

/** The language to tell a phone's customer something in: their own, else the business's. */
export async function languageOfCustomer({
  transaction,
  businessId,
  phoneNumber,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  phoneNumber: string;
}): Promise<Language> {
  const row = await transaction
    .selectFrom('businesses')
    .leftJoin('conversations', (join) =>
      join
        .onRef('conversations.business_id', '=', 'businesses.id')
        .on('conversations.person', '=', phoneNumber),
    )
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.business_id', '=', 'businesses.id')
        .on('customers.phone_number', '=', phoneNumber),
    )
    .select([
      'conversations.language as chosen',
      'customers.language as stored',
      'businesses.language as usual',
    ])
    .where('businesses.id', '=', businessId)
    .executeTakeFirst();
  return languageFor([row?.chosen, row?.stored, row?.usual]);
}

async function insertOrder({
  transaction,
  businessId,
  first,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  first: Happening & { orderNumber: string; phoneNumber: string };
}): Promise<StoredOrder | undefined> {
  const row = await transaction
    .insertInto('orders')
    .values({
      business_id: businessId,
      lookup_key: orderLookupKey(first.orderNumber),
      order_number: first.orderNumber,
      customer_phone_number: first.phoneNumber,
      status: first.event,
      expected_on: null,
      tracking_url: null,
      updated_at: first.occurredAt,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'lookup_key']).doNothing())
    .returning(orderColumns)
    .executeTakeFirst();
  return row && readOrder(row);
}

function readOrder(row: Pick<Tables['orders'], (typeof orderColumns)[number]>): StoredOrder {
  return {
    lookupKey: row.lookup_key,
    number: row.order_number,
    phoneNumber: row.customer_phone_number,
    event: row.status,
    occurredAt: row.updated_at,
    expectedOn: row.expected_on ?? undefined,
    trackingUrl: row.tracking_url ?? undefined,
  };
}
