import type { Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import type { Reply } from '../platform/gates/messaging-webhook';
import type { IncomingMessage } from './incoming-message';

/**
 * Keeps a message, or finds that it was answered before. A second delivery of the same message waits
 * here until the first one's transaction has ended.
 */
export async function keepIncoming({
  transaction,
  message,
  now,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  now: Date;
}): Promise<{ kind: 'new' } | { kind: 'answered'; reply: Reply }> {
  const inserted = await transaction
    .insertInto('inbound_messages')
    .values({
      customer_address: message.from,
      message_sid: message.messageSid,
      body: message.body,
      media_count: message.mediaCount,
      received_at: now,
    })
    .onConflict((conflict) => conflict.columns(['customer_address', 'message_sid']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
  const row = await transaction
    .selectFrom('inbound_messages')
    .select('reply')
    .where('customer_address', '=', message.from)
    .where('message_sid', '=', message.messageSid)
    .executeTakeFirstOrThrow();
  const reply: Reply = row.reply === null ? { kind: 'none' } : { kind: 'text', body: row.reply };
  return { kind: 'answered', reply };
}

/** Keeps what was answered, for a second delivery of the same message. */
export async function keepReply({
  transaction,
  message,
  reply,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  reply: Reply;
}): Promise<void> {
  if (reply.kind === 'none') return;
  await transaction
    .updateTable('inbound_messages')
    .set({ reply: reply.body })
    .where('customer_address', '=', message.from)
    .where('message_sid', '=', message.messageSid)
    .execute();
}

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
