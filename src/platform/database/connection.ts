import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import { describeError } from '../errors';
import type { Log } from '../log';
import type { Tables } from './tables';

export type Database = Kysely<Tables>;
/** The database, or a transaction on it. */
export type Queries = Database | Transaction<Tables>;

/** A webhook must answer in 5 s and a function ends after 10 s, so waiting longer helps nobody. */
const connectionTimeout = 4_000;
const queryTimeout = 7_000;
/** The platform freezes an idle instance; a connection that is older than this may be dead by then. */
const idleTimeout = 10_000;

/** ms, longer than a function lives: then the server ends what a frozen instance has left open. */
const frozenTime = 15_000;

const open = new Map<string, Database>();

/**
 * The instance's one connection, opened by its first query and kept between requests. It works
 * through a transaction pooler: no named statements, no session state, time-outs on our side only.
 */
export function databaseAt({ url, log }: { url: string; log: Log }): Database {
  const known = open.get(url);
  if (known) return known;
  const database: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: () => openPool({ url, log }) }),
    log: (event) => {
      // The server may still be busy with a query that timed out, and every later one would wait
      // behind it: the next request opens another connection.
      if (event.level === 'error' && isQueryTimeout(event.error)) {
        closeDatabaseAt(url).catch((error: unknown) =>
          log.warn('database_not_closed', describeError(error)),
        );
      }
    },
  });
  open.set(url, database);
  return database;
}

/**
 * A transaction that holds rows which others wait for. The platform may freeze an instance in the
 * middle of it: then the server rolls it back by itself, and lets the others go on.
 */
export async function sharedTransaction<Result>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return await database.transaction().execute(async (transaction) => {
    // Until the transaction ends, so that a pooler gives nothing of it to the next one.
    await sql`select set_config('idle_in_transaction_session_timeout', ${String(frozenTime)}, true)`.execute(
      transaction,
    );
    return await work(transaction);
  });
}

/** Closes the instance's connection to a database, if it has one. */
export async function closeDatabaseAt(url: string): Promise<void> {
  const database = open.get(url);
  open.delete(url);
  await database?.destroy();
}

async function openPool({ url, log }: { url: string; log: Log }): Promise<Pool> {
  // Loaded here, because a request that ends before its first query should not pay for it.
  const { Pool } = await import('pg');
  const pool = new Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: connectionTimeout,
    query_timeout: queryTimeout,
    idleTimeoutMillis: idleTimeout,
    allowExitOnIdle: true,
  });
  // Without listeners, a connection that the server closes would end the process: while it is idle, and
  // between two queries of a transaction, where the pool does not listen.
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn('database_connection_lost', describeError(error))),
  );
  pool.on('error', () => {});
  return pool;
}

/** pg gives its own time-out no code. */
function isQueryTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
