import type { Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import { type Conversation, hasExpired } from './conversation';

/** What the bot remembers of somebody who wrote before. */
export interface Session {
  conversation: Conversation;
  lastActivityAt: Date;
}

/** The bot's conversation with an address, if there was one. */
export async function findSession({
  transaction,
  customerAddress,
}: {
  transaction: Transaction<Tables>;
  customerAddress: string;
}): Promise<Session | undefined> {
  const row = await transaction
    .selectFrom('support_sessions')
    .select(['state', 'choices', 'misses', 'last_activity_at'])
    .where('customer_address', '=', customerAddress)
    .executeTakeFirst();
  if (!row?.last_activity_at) return undefined;
  const { last_activity_at: lastActivityAt, ...conversation } = row;
  return { conversation, lastActivityAt };
}

/** Keeps the conversation for the next text. */
export async function keepSession({
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
  const values = { ...conversation, last_activity_at: now };
  await transaction
    .insertInto('support_sessions')
    .values({ customer_address: customerAddress, ...values })
    .onConflict((conflict) => conflict.column('customer_address').doUpdateSet(values))
    .execute();
}

/** Forgets a conversation: the person has opted out. */
export async function endSession({
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

/** Whether the bot has asked something lately that the next text may answer. */
export async function isAwaitingAnswer({
  transaction,
  customerAddress,
  now,
}: {
  transaction: Transaction<Tables>;
  customerAddress: string;
  now: Date;
}): Promise<boolean> {
  const session = await findSession({ transaction, customerAddress });
  return (
    session !== undefined &&
    session.conversation.state !== 'menu' &&
    !hasExpired({ ...session, now })
  );
}
