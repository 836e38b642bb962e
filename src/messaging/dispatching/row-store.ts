import { type RawBuilder, sql } from 'kysely';
import type { App } from '../../platform/app';
import type { Queries } from '../../platform/database/connection';
import type { OutboxRow, RowChange } from './outbox-row';

/**
 * Locks what is due until the transaction ends: the urgent first, then by due time. What another
 * dispatcher holds is passed over, so nobody waits and nobody gets the same row.
 */
export async function claimDue({
  transaction,
  businessId,
  limit,
  now,
}: {
  transaction: Queries;
  businessId: string;
  limit: number;
  now: Date;
}): Promise<OutboxRow[]> {
  // By priority, because the index gives the order of due times within one priority only.
  const { rows } = await sql<OutboxRow>`
    select claimed.* from (values (0), (1), (2)) as level (priority)
    cross join lateral (
      select * from outbox
      where business_id = ${businessId} and priority = level.priority and due_at <= ${now}
      order by due_at limit ${limit} for update skip locked
    ) as claimed
    limit ${limit}`.execute(transaction);
  return rows;
}

/** Whether a dispatcher would find something to do; one quick look, for occasions that are many. */
export async function isAnythingDue(app: App): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select ${anythingDue(app)} as due`.execute(
    app.database,
  );
  return rows[0]?.due === true;
}

/** The same for a statement that has other things to do as well. */
export function anythingDue(app: App): RawBuilder<boolean> {
  // With a limit, because without one the planner reads all that is due for the answer that some is.
  return sql<boolean>`exists (
    select from businesses cross join (values (0), (1), (2)) as level (priority)
    cross join lateral (
      select from outbox where business_id = businesses.id
        and priority = level.priority and due_at <= ${app.clock.now()}
      limit 1
    ) as due
    where phone_number = ${app.environment.BUSINESS_PHONE_NUMBER})`;
}

/** When a dispatcher will next find something to do; undefined when nothing waits. */
export async function nextDueMessage({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const row = await queries
    .selectFrom('outbox')
    .select((outbox) => outbox.fn.min('due_at').as('due_at'))
    .where('business_id', '=', businessId)
    .where('due_at', 'is not', null)
    .executeTakeFirst();
  return row?.due_at ?? undefined;
}

/** Reads rows and locks them until the transaction ends, always in the same order. */
export async function lockRows({
  transaction,
  ids,
}: {
  transaction: Queries;
  ids: readonly string[];
}): Promise<Map<string, OutboxRow>> {
  const rows = await transaction
    .selectFrom('outbox')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes changed rows, which the transaction must hold, in one statement. */
export async function saveRows({
  transaction,
  changes,
}: {
  transaction: Queries;
  changes: readonly { row: OutboxRow; change: RowChange }[];
}): Promise<void> {
  const changed = changes.filter(({ change }) => Object.keys(change).length > 0);
  if (changed.length === 0) return;
  const values = changed.map(({ row, change }) => ({ ...row, ...change }));
  await sql`
    update outbox set
      state = new.state, attempts = new.attempts, channel_attempts = new.channel_attempts,
      channel_index = new.channel_index, sender = new.sender, due_at = new.due_at,
      message_sid = new.message_sid, error_code = new.error_code, finished_at = new.finished_at
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as new (
      id uuid, state text, attempts integer, channel_attempts integer, channel_index integer,
      sender text, due_at timestamptz, message_sid text, error_code text, finished_at timestamptz)
    where outbox.id = new.id`.execute(transaction);
}
