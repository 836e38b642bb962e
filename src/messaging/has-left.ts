import type { Queries } from '../platform/database/connection';

/** Whether an intent has been handed on, so that its person may be answering it. */
export async function hasLeft({
  queries,
  recipient,
  idempotencyKey,
}: {
  queries: Queries;
  /** E.164. */
  recipient: string;
  idempotencyKey: string;
}): Promise<boolean> {
  const row = await queries
    .selectFrom('outbox')
    .select('state')
    .where('recipient', '=', recipient)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  // A row that is being sent counts: an answer may be faster than the note that it was sent.
  return row !== undefined && ['sending', 'sent', 'delivered'].includes(row.state);
}
