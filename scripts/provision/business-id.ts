import type { Client } from 'pg';
import { ProvisionError } from './provision-error';

/**
 * The business that a number belongs to in the database. Throws {@link ProvisionError}
 * `business_missing`.
 */
export async function businessIdFor({
  client,
  businessPhoneNumber,
}: {
  client: Client;
  /** E.164 */
  businessPhoneNumber: string;
}): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select id from businesses where phone_number = $1',
    [businessPhoneNumber],
  );
  const [business] = rows;
  if (business) return business.id;
  throw new ProvisionError(
    'business_missing',
    'Add a row to "businesses" whose phone_number is BUSINESS_PHONE_NUMBER, then run this again.',
  );
}
