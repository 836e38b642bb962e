import { sql } from 'kysely';
import type { Queries } from '../../platform/database/connection';

/** A business's own day, as `2026-12-25`. */
export interface SpendingDay {
  businessId: string;
  day: string;
}

/**
 * Adds to what a day has cost, and holds the day's row until the transaction ends, so that no two
 * dispatchers spend the same money.
 * @param micros millionths; negative gives back
 * @returns the day's sum with it
 */
export async function addSpending({
  queries,
  of: { businessId, day },
  micros,
}: {
  queries: Queries;
  of: SpendingDay;
  micros: number;
}): Promise<number> {
  const row = await queries
    .insertInto('spending')
    .values({ business_id: businessId, day, micros, staff_told_at: null })
    .onConflict((conflict) =>
      conflict.columns(['business_id', 'day']).doUpdateSet((update) => ({
        micros: update('spending.micros', '+', update.ref('excluded.micros')),
      })),
    )
    .returning('micros')
    .executeTakeFirstOrThrow();
  return Number(row.micros);
}

/** What a day has cost so far, in millionths. */
export async function spentOn({
  queries,
  of: { businessId, day },
}: {
  queries: Queries;
  of: SpendingDay;
}): Promise<number> {
  const row = await queries
    .selectFrom('spending')
    .select('micros')
    .where('business_id', '=', businessId)
    .where('day', '=', day)
    .executeTakeFirst();
  return Number(row?.micros ?? 0);
}

/** Notes with messages what sending them costs, so that a broadcast can tell what it has cost. */
export async function noteCosts({
  queries,
  messages,
}: {
  queries: Queries;
  messages: readonly { id: string; micros: number }[];
}): Promise<void> {
  if (messages.length === 0) return;
  const ids = messages.map(({ id }) => id);
  const micros = messages.map((message) => message.micros);
  await sql`update outbox set cost_micros = cost_micros + paid.micros
    from unnest(${ids}::uuid[], ${micros}::bigint[]) as paid (id, micros)
    where outbox.id = paid.id`.execute(queries);
}

/** Notes that staff are told about a day. @returns false when they were told before */
export async function noteStaffTold({
  queries,
  of: { businessId, day },
  now,
}: {
  queries: Queries;
  of: SpendingDay;
  now: Date;
}): Promise<boolean> {
  const result = await queries
    .updateTable('spending')
    .set({ staff_told_at: now })
    .where('business_id', '=', businessId)
    .where('day', '=', day)
    .where('staff_told_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
