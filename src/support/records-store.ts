import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';

export interface Order {
  number: string;
  status: Tables['orders']['status'];
  /** A date as `2026-12-25`. */
  expectedOn: string | undefined;
}

export interface Account {
  number: string;
  /** What the customer owes, in cents; negative is a credit. */
  balanceCents: number;
  /** ISO 4217, as `USD`. */
  currency: string;
  dueOn: string | undefined;
}

export async function findOrder({
  database,
  businessId,
  lookupKey,
}: {
  database: Queries;
  businessId: string;
  lookupKey: string;
}): Promise<Order | undefined> {
  const row = await database
    .selectFrom('orders')
    .select(['order_number', 'status', 'expected_on'])
    .where('business_id', '=', businessId)
    .where('lookup_key', '=', lookupKey)
    .executeTakeFirst();
  return (
    row && {
      number: row.order_number,
      status: row.status,
      expectedOn: row.expected_on ?? undefined,
    }
  );
}

/** An account by its e-mail address, and only for the phone that it belongs to. */
export async function findAccount({
  database,
  businessId,
  email,
  phoneNumber,
}: {
  database: Queries;
  businessId: string;
  email: string;
  phoneNumber: string;
}): Promise<Account | undefined> {
  const row = await database
    .selectFrom('accounts')
    .select(['account_number', 'balance_cents', 'currency', 'due_on'])
    .where('business_id', '=', businessId)
    .where('email', '=', email)
    .where('customer_phone_number', '=', phoneNumber)
    .executeTakeFirst();
  return (
    row && {
      number: row.account_number,
      balanceCents: row.balance_cents,
      currency: row.currency,
      dueOn: row.due_on ?? undefined,
    }
  );
}
