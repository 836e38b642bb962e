import type { Queries } from '../platform/database/connection';

/** A text that shall go out, once, whatever happens. */
export interface Intent {
  /** E.164, or with a channel's prefix. */
  recipient: string;
  sender: string;
  body: string;
  /** What it is for, in kebab-case: `voicemail-announcement`. */
  purpose: string;
  /** The same key for the same recipient is one text, however often it is written. */
  idempotencyKey: string;
  /** Not before this. */
  dueAt: Date;
}

/**
 * Writes intents into the outbox. Call it with the transaction of the change that they belong to,
 * and `dispatch` after the commit. An intent that exists already stays as it is.
 * @returns how many are new
 */
export async function enqueue({
  database,
  intents,
  now,
}: {
  database: Queries;
  intents: Intent[];
  now: Date;
}): Promise<number> {
  if (intents.length === 0) return 0;
  const result = await database
    .insertInto('outbox')
    .values(
      intents.map((intent) => ({
        recipient: intent.recipient,
        idempotency_key: intent.idempotencyKey,
        purpose: intent.purpose,
        sender: intent.sender,
        body: intent.body,
        state: 'pending' as const,
        due_at: intent.dueAt,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['recipient', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/**
 * Replaces the text of an intent that still waits, and lets it go at its new time.
 * @returns false when it is not waiting: already on its way, or never written
 */
export async function reviseWaiting({
  database,
  intent,
}: {
  database: Queries;
  intent: Intent;
}): Promise<boolean> {
  const result = await database
    .updateTable('outbox')
    .set({ body: intent.body, due_at: intent.dueAt })
    .where('recipient', '=', intent.recipient)
    .where('idempotency_key', '=', intent.idempotencyKey)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
