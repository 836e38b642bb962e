import type { Queries } from '../platform/database/connection';

/** What a customer owes, as billing has it. */
export interface Account {
  number: string;
  /** What the customer owes, in cents; negative is a credit. */
  balanceCents: number;
  /** ISO 4217, as `USD`. */
  currency: string;
  dueOn: string | undefined;
}

/** An account by its e-mail address, and only for the phone that it belongs to. */
export async function findAccount({
  queries,
  businessId,
  email,
  phoneNumber,
}: {
  queries: Queries;
  businessId: string;
  email: string;
  phoneNumber: string;
}): Promise<Account | undefined> {
  const row = await queries
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
