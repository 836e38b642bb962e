import type { Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import type { Conversation } from './conversation';

/** The person's conversation, locked until the transaction ends: two texts at once take turns. */
export async function lockConversation({
  transaction,
  customerAddress,
  businessId,
  now,
}: {
  transaction: Transaction<Tables>;
  customerAddress: string;
  businessId: string;
  now: Date;
}): Promise<{ kind: 'new' } | { kind: 'known'; conversation: Conversation; lastActivityAt: Date }> {
  const inserted = await transaction
    .insertInto('support_sessions')
    .values({
      customer_address: customerAddress,
      business_id: businessId,
      state: 'menu',
      misses: 0,
      last_activity_at: now,
    })
    .onConflict((conflict) => conflict.column('customer_address').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
  const row = await transaction
    .selectFrom('support_sessions')
    .select(['state', 'misses', 'last_activity_at'])
    .where('customer_address', '=', customerAddress)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    kind: 'known',
    conversation: { state: row.state, misses: row.misses },
    lastActivityAt: row.last_activity_at,
  };
}

export async function keepConversation({
  transaction,
  customerAddress,
  conversation,
  now,
}: {
  transaction: Transaction<Tables>;
  customerAddress: string;
  conversation: Conversation;
  now: Date;
}): Promise<void> {
  await transaction
    .updateTable('support_sessions')
    .set({ ...conversation, last_activity_at: now })
    .where('customer_address', '=', customerAddress)
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
