import type { Transaction } from 'kysely';
import type { IncomingMessage } from '../messaging/incoming-message';
import type { Tables } from '../platform/database/tables';

/** Keeps where the files of a text are; their bytes stay at Twilio. */
export async function keepMedia({
  transaction,
  message,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
}): Promise<void> {
  if (message.media.length === 0) return;
  await transaction
    .insertInto('inbound_media')
    .values(
      message.media.map(({ url, contentType }, position) => ({
        customer_address: message.from,
        message_sid: message.messageSid,
        position,
        content_type: contentType,
        url,
      })),
    )
    .execute();
}
