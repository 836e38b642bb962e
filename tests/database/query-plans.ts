import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import { Client } from 'pg';
import type { App } from '../../src/platform/app';
import type { Database, Queries } from '../../src/platform/database/connection';
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
  queries,
  statement,
}: {
  queries: Queries;
  statement: CompiledQuery;
}): Promise<string> {
  return await explain({ queries, statement, how: 'explain' });
}

/** The same after running it, whose changes are taken back; and the ms that the database took for it. */
export async function timedPlanOf({
  database,
  statement,
}: {
  database: Database;
  statement: CompiledQuery;
}): Promise<{ plan: string; time: number }> {
  const transaction = await database.startTransaction().execute();
  try {
    const plan = await explain({ queries: transaction, statement, how: 'explain analyze' });
    const times = [...plan.matchAll(/^(?:Planning|Execution) Time: ([\d.]+) ms$/gm)];
    return { plan, time: times.reduce((sum, [, time]) => sum + Number(time), 0) };
  } finally {
    await transaction.rollback().execute();
  }
}

async function explain({
  queries,
  statement,
  how,
}: {
  queries: Queries;
  statement: CompiledQuery;
  how: 'explain' | 'explain analyze';
}): Promise<string> {
  const { rows } = await queries.executeQuery<Record<string, unknown>>({
    ...statement,
    sql: `${how} ${statement.sql}`,
  });
  return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
}

const rowsPerStatement = 25_000;

/**
 * Fills the store with messages to so many people, each with an attempt and a delivery. One in a hundred
 * still waits.
 * @param customers one in so many is a customer with a consent and a contact
 * @param now the first of those is due a tenth of a second later, and the others one by one
 */
export async function fillOutbox({
  app: { database, environment },
  businessId,
  people,
  customers,
  now,
}: {
  app: Pick<App, 'database' | 'environment'>;
  businessId: string;
  people: number;
  customers: { oneIn: number };
  now: Date;
}): Promise<void> {
  // A connection of its own, because a query of the deployment has but 7 s.
  const client = new Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  try {
    for (let first = 1; first <= people; first += rowsPerStatement) {
      const last = Math.min(people, first + rowsPerStatement - 1);
      for (const filling of fillings({ businessId, first, last, customers, now })) {
        const { sql: text, parameters } = filling.compile(database);
        await client.query(text, [...parameters]);
      }
    }
    await client.query(`analyze ${filledTables.join(', ')}`);
  } finally {
    await client.end();
  }
}

const filledTables = [
  'outbox',
  'outbox_attempts',
  'deliveries',
  'customers',
  'consents',
  'contacts',
] as const;

function fillings({
  businessId,
  first,
  last,
  customers: { oneIn },
  now,
}: {
  businessId: string;
  first: number;
  last: number;
  customers: { oneIn: number };
  now: Date;
}): RawBuilder<unknown>[] {
  const people = sql`(
    select number, '+1' || (2000000000 + number) as person
    from generate_series(${first}::integer, ${last}::integer) as number) as people`;
  return [
    sql`
      with messages as (
        insert into outbox (business_id, recipient, idempotency_key, purpose, template, variables,
                            priority, channels, sender, state, attempts, due_at, earliest_at,
                            latest_at, created_at)
        select ${businessId}, person, 'news', 'orders', 'plain-text',
               '{"text": "Hello"}', number % 3, '{sms}', '+12025550100',
               case when number % 100 = 0 then 'pending' else 'delivered' end, 1,
               case when number % 100 = 0 then ${now}::timestamptz + number * interval '1 ms' end,
               ${now}, ${now}::timestamptz + interval '1 day', ${now}
        from ${people}
        returning id, recipient
      ), attempts as (
        insert into outbox_attempts (outbox_id, attempt, recipient, channel, outcome, message_sid,
                                     attempted_at)
        select id, 1, recipient, 'sms', 'sent', 'SM' || md5(recipient), ${now} from messages
      )
      insert into deliveries (recipient, message_sid, outbox_id, state, updated_at)
      select recipient, 'SM' || md5(recipient), id, 'delivered', ${now} from messages`,
    sql`
      insert into customers (business_id, phone_number, name, created_at)
      select ${businessId}, person, 'Somebody', ${now} from ${people} where number % ${oneIn}::integer = 0`,
    sql`
      insert into consents (person, business_id, sender, purpose, decision, source, decided_at)
      select person, ${businessId}, '*', 'offers', 'agreed', 'paper', ${now}
      from ${people} where number % ${oneIn}::integer = 0`,
    sql`
      insert into contacts (customer_address, business_id, sender, last_inbound_at)
      select person, ${businessId}, '+12025550100', ${now} from ${people} where number % ${oneIn}::integer = 0`,
  ];
}
