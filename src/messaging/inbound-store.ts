import type { Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import type { IncomingMessage } from './incoming-message';

/** What the person wrote last before this message, not longer ago than the given time. */
export async function previousText({
  transaction,
  message,
  since,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  since: Date;
}): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('inbound_messages')
    .select('body')
    .where('customer_address', '=', message.from)
    .where('message_sid', '!=', message.messageSid)
    .where('received_at', '>', since)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body;
}
