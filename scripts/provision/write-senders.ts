import { Client } from 'pg';
import type { Sender } from '../../src/messaging/senders/sender';
import { businessIdFor } from './business-id';

/**
 * Writes what the business sends from into its table `senders`. A sender that is there already keeps
 * what a person may have set: countries, purposes, messages a second and India's entity id.
 * Throws ProvisionError `business_missing`.
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
    const businessId = await businessIdFor({ client, businessPhoneNumber });
    for (const sender of senders) await writeSender({ client, businessId, sender });
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
