import { Client } from 'pg';
import { india } from '../../src/messaging/senders/india';
import { usualMessagesPerSecond } from '../../src/messaging/senders/sender';
import { businessIdFor } from './business-id';
import { ProvisionError } from './provision-error';

/**
 * Keeps the header that the business has registered with India's operators, and the entity that it is
 * registered to; the templates are in their files (`src/messaging/templates/`, `dlt`). Idempotent.
 * Throws {@link ProvisionError} `header_malformed`, `entity_malformed`, `business_missing`.
 *
 * @param connectionString `postgres://…` of a migrated database
 * @param businessPhoneNumber E.164
 * @param header the alphanumeric sender: six letters
 * @param entityId of the principal entity on the ledger (DLT): 19 digits
 */
export async function writeIndiaHeader({
  connectionString,
  businessPhoneNumber,
  header,
  entityId,
}: {
  connectionString: string;
  businessPhoneNumber: string;
  header: string;
  entityId: string;
}): Promise<void> {
  if (!/^[A-Za-z]{6}$/.test(header)) {
    throw new ProvisionError('header_malformed', 'The header must be six letters: --header NORTHS');
  }
  if (!/^\d{19}$/.test(entityId)) {
    throw new ProvisionError('entity_malformed', 'The entity id must be 19 digits: --entity 1101…');
  }
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const businessId = await businessIdFor({ client, businessPhoneNumber });
    await client.query(
      `insert into senders (business_id, channel, address, kind, countries, messages_per_second,
                            dlt_entity_id)
       values ($1, 'sms', $2, 'alphanumeric', $3, $4, $5)
       on conflict (business_id, channel, address) do update set
         countries = excluded.countries, dlt_entity_id = excluded.dlt_entity_id`,
      [businessId, header, [india], usualMessagesPerSecond.alphanumeric, entityId],
    );
  } finally {
    await client.end();
  }
}
