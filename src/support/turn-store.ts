import type { Transaction } from 'kysely';
import type { IncomingMessage } from '../messaging/incoming-message';
import { type Business, businessColumns, readBusiness } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Reply } from '../platform/gates/messaging-webhook';
import type { Conversation } from './conversation';

/** One message of a conversation, about to be answered. */
export type Turn =
  | { kind: 'answered-before'; reply: Reply }
  | {
      kind: 'open';
      business: Business;
      conversation: Conversation;
      /** Undefined in a conversation that has just begun. */
      lastActivityAt: Date | undefined;
    };

/**
 * Keeps a message, locks its sender's conversation until the transaction ends and finds the business,
 * in one statement. Two texts of one person take turns here; a second delivery of the same text
 * waits for the first one's answer.
 * @throws AppError `business_not_found`
 */
export async function beginTurn({
  transaction,
  message,
  businessNumber,
  now,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  businessNumber: string;
  now: Date;
}): Promise<Turn> {
  const row = await transaction
    .with('kept', (query) =>
      query
        .insertInto('inbound_messages')
        .values({
          customer_address: message.from,
          message_sid: message.messageSid,
          body: message.body,
          media_count: message.mediaCount,
          received_at: now,
        })
        .onConflict((conflict) => conflict.columns(['customer_address', 'message_sid']).doNothing())
        .returning('message_sid'),
    )
    .with('session', (query) =>
      query
        .insertInto('support_sessions')
        .values({
          customer_address: message.from,
          state: 'menu',
          misses: 0,
          last_activity_at: null,
        })
        // Changes nothing, but locks the row and returns it as it is.
        .onConflict((conflict) =>
          conflict
            .column('customer_address')
            .doUpdateSet((existing) => ({ state: existing.ref('support_sessions.state') })),
        )
        .returning(['state', 'misses', 'last_activity_at']),
    )
    .selectFrom('businesses')
    .innerJoin('session', (join) => join.onTrue())
    .leftJoin('kept', (join) => join.onTrue())
    .select(businessColumns)
    .select(['kept.message_sid', 'session.state', 'session.misses', 'session.last_activity_at'])
    .where('businesses.phone_number', '=', businessNumber)
    .executeTakeFirst();
  const business = readBusiness(row);
  if (!row || row.message_sid === null) {
    return { kind: 'answered-before', reply: await findReply({ transaction, message }) };
  }
  return {
    kind: 'open',
    business,
    conversation: { state: row.state, misses: row.misses },
    lastActivityAt: row.last_activity_at ?? undefined,
  };
}

/** Keeps the conversation, and the answer for a second delivery of the same message. */
export async function finishTurn({
  transaction,
  message,
  conversation,
  body,
  now,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  conversation: Conversation;
  body: string;
  now: Date;
}): Promise<void> {
  await transaction
    .with('session', (query) =>
      query
        .updateTable('support_sessions')
        .set({ ...conversation, last_activity_at: now })
        .where('customer_address', '=', message.from),
    )
    .updateTable('inbound_messages')
    .set({ reply: body })
    .where('customer_address', '=', message.from)
    .where('message_sid', '=', message.messageSid)
    .execute();
}

/** Forgets a conversation: the person has opted out. */
export async function endConversation({
  transaction,
  customerAddress,
}: {
  transaction: Transaction<Tables>;
  customerAddress: string;
}): Promise<void> {
  await transaction
    .deleteFrom('support_sessions')
    .where('customer_address', '=', customerAddress)
    .execute();
}

async function findReply({
  transaction,
  message,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
}): Promise<Reply> {
  const row = await transaction
    .selectFrom('inbound_messages')
    .select('reply')
    .where('customer_address', '=', message.from)
    .where('message_sid', '=', message.messageSid)
    .executeTakeFirstOrThrow();
  return row.reply === null ? { kind: 'none' } : { kind: 'text', body: row.reply };
}
