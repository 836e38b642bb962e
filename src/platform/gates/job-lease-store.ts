import type { Queries } from '../database/connection';

/** ms by which servers' clocks may differ: a lease that ends later than that was taken before one was put back. */
const clocksDiffer = 60_000;

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
        .where((lease) =>
          lease.or([
            lease('job_leases.expires_at', '<=', now),
            lease('job_leases.expires_at', '>', new Date(until.getTime() + clocksDiffer)),
          ]),
        ),
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
