import type { Queries } from '../database/connection';

/**
 * Takes a lease, unless somebody else holds it.
 * @param until when it ends by itself, should its holder die
 * @returns whether it is the holder's now
 */
export async function takeLease({
  database,
  name,
  holder,
  now,
  until,
}: {
  database: Queries;
  name: string;
  holder: string;
  now: Date;
  until: Date;
}): Promise<boolean> {
  const taken = await database
    .insertInto('job_leases')
    .values({ name, holder, expires_at: until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, expires_at: until })
        .where('job_leases.expires_at', '<=', now),
    )
    .executeTakeFirst();
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives a lease back, if the holder still has it. */
export async function returnLease({
  database,
  name,
  holder,
}: {
  database: Queries;
  name: string;
  holder: string;
}): Promise<void> {
  await database
    .deleteFrom('job_leases')
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
}
