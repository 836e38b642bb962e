import { expressionBuilder, type QueryCreator, sql, type Transaction } from 'kysely';
import * as z from 'zod/mini';
import type { Tables } from '../platform/database/tables';
import { type Conversation, type Session, supportStates } from './conversation';

const sessionSchema = z.object({
  state: z.enum(supportStates),
  choices: z.array(z.string()),
  misses: z.number(),
  // Null in a conversation that had just begun when the software was older.
  lastActivityAt: z.nullable(z.coerce.date()),
});

/** The bot's conversation with an address as JSON, if there was one; for a statement that reads more. */
export function storedSession({ customerAddress }: { customerAddress: string }) {
  return expressionBuilder<Tables, never>()
    .selectFrom('support_sessions')
    .select(
      sql<unknown>`jsonb_build_object('state', state, 'choices', choices, 'misses', misses,
        'lastActivityAt', last_activity_at)`.as('session'),
    )
    .where('customer_address', '=', customerAddress);
}

/** @param stored what `storedSession` has found */
export function readSession(stored: unknown): Session | undefined {
  if (stored === null) return undefined;
  const { lastActivityAt, ...conversation } = sessionSchema.parse(stored);
  return lastActivityAt === null ? undefined : { conversation, lastActivityAt };
}

/** Keeps the conversation for the next text; for a statement that writes more. */
export function keepSession({
  queries,
  customerAddress,
  conversation,
  now,
}: {
  queries: QueryCreator<Tables>;
  customerAddress: string;
  conversation: Conversation;
  now: Date;
}) {
  const values = { ...conversation, last_activity_at: now };
  return queries
    .insertInto('support_sessions')
    .values({ customer_address: customerAddress, ...values })
    .onConflict((conflict) => conflict.column('customer_address').doUpdateSet(values));
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
