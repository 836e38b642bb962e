import { Client } from 'pg';
import type { Sender } from '../../src/messaging/senders/sender';
import { ProvisionError } from './provision-error';

/**
 * Writes what the business sends from into its table `senders`. A sender that is there already keeps
 * what a person may have set: countries, purposes, messages a second and India's entity id.
 * Throws {@link ProvisionError} `business_missing`.
 *
 * @param connectionString `postgres://…` of a migrated database
 * @param businessPhoneNumber E.164
 */
export async function writeSenders({
  connectionString,
  businessPhoneNumber,
  senders,
}: {
  connectionString: string;
  businessPhoneNumber: string;
  senders: readonly Sender[];
}): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'select id from businesses where phone_number = $1',
      [businessPhoneNumber],
    );
    const [business] = rows;
    if (!business) {
      throw new ProvisionError(
        'business_missing',
        'Add a row to "businesses" whose phone_number is BUSINESS_PHONE_NUMBER, then run this again.',
      );
    }
    for (const sender of senders) await writeSender({ client, businessId: business.id, sender });
  } finally {
    await client.end();
  }
}

async function writeSender({
  client,
  businessId,
  sender,
}: {
  client: Client;
  businessId: string;
  sender: Sender;
}): Promise<void> {
  await client.query(
    `insert into senders (business_id, channel, address, kind, countries, sends_media,
                          messages_per_second, messaging_service_sid)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (business_id, channel, address) do update set
       kind = excluded.kind, sends_media = excluded.sends_media,
       messaging_service_sid = excluded.messaging_service_sid`,
    [
      businessId,
      sender.channel,
      sender.address,
      sender.kind,
      sender.countries,
      sender.sendsMedia,
      sender.messagesPerSecond,
      sender.messagingServiceSid ?? null,
    ],
  );
}
