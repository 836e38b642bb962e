import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { Database } from '../../src/platform/database/connection';
import type { Tables } from '../../src/platform/database/tables';

/** The statements that a piece of work makes, without running them; each finds nothing. */
export async function statementsOf(
  work: (database: Database) => Promise<unknown>,
): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = [];
  const database = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (other) => new PostgresIntrospector(other),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      statements.push(query);
    },
  });
  await work(database);
  return statements;
}

/** How the database would run a statement, as EXPLAIN says it. */
export async function planOf({
  database,
  statement,
}: {
  database: Database;
  statement: CompiledQuery;
}): Promise<string> {
  const explain = { ...statement, sql: `explain ${statement.sql}` };
  const { rows } = await database.executeQuery<Record<string, unknown>>(explain);
  return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
}

/** Rows of one statement: a query has 7 s. */
const rowsPerStatement = 25_000;

/** Fills the outbox with messages to so many people, of which one in a hundred still waits. */
export async function fillOutbox({
  database,
  businessId,
  rows,
  now,
}: {
  database: Database;
  businessId: string;
  rows: number;
  now: Date;
}): Promise<void> {
  for (let first = 1; first <= rows; first += rowsPerStatement) {
    const last = Math.min(rows, first + rowsPerStatement - 1);
    await sql`
      insert into outbox (business_id, recipient, idempotency_key, purpose, template, variables,
                          priority, channels, sender, state, attempts, due_at, earliest_at,
                          latest_at, created_at)
      select ${businessId}, '+1' || (2000000000 + number), 'news', 'orders', 'plain-text',
             '{"text": "Hello"}', number % 3, '{sms}', '+12025550100',
             case when number % 100 = 0 then 'pending' else 'delivered' end, 1,
             case when number % 100 = 0 then ${now}::timestamptz + number * interval '1 ms' end,
             ${now}, ${now}::timestamptz + interval '1 day', ${now}
      from generate_series(${first}::integer, ${last}::integer) as number`.execute(database);
  }
  await sql`analyze outbox`.execute(database);
}

/** Gives every row of the outbox an attempt and a delivery. */
export async function fillHistory({
  database,
  now,
}: {
  database: Database;
  now: Date;
}): Promise<void> {
  await sql`
    insert into outbox_attempts (outbox_id, attempt, recipient, channel, outcome, message_sid, attempted_at)
    select id, 1, recipient, 'sms', 'sent', 'SM' || md5(recipient), ${now} from outbox`.execute(
    database,
  );
  await sql`
    insert into deliveries (recipient, message_sid, outbox_id, state, updated_at)
    select recipient, 'SM' || md5(recipient), id, 'delivered', ${now} from outbox`.execute(
    database,
  );
  await sql`analyze outbox_attempts`.execute(database);
  await sql`analyze deliveries`.execute(database);
}
