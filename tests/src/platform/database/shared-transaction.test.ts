import { sql } from 'kysely';
import {
  closeDatabaseAt,
  databaseAt,
  type Queries,
  sharedTransaction,
} from '../../../../src/platform/database/connection';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

async function patienceOf(queries: Queries): Promise<unknown> {
  const { rows } = await sql<{ patience: string }>`
    select current_setting('idle_in_transaction_session_timeout') as patience`.execute(queries);
  return rows[0]?.patience;
}

// PostgreSQL: "Client Connection Defaults", idle_in_transaction_session_timeout.
test('the server ends what a frozen instance leaves open, and nothing of it outlives the transaction', async () => {
  const { database } = office.app;
  expect(await sharedTransaction(database, patienceOf)).toBe('15s');
  expect(await patienceOf(database)).toBe('0');
});

// PGlite has one session, which nobody can end.
const onPostgres = process.env.TEST_DATABASE_URL ? test : test.skip;

onPostgres('a connection that ends between two queries ends its transaction alone', async () => {
  const { app } = office;
  const url = `${app.environment.DATABASE_URL}?application_name=other`;
  const other = databaseAt({ url, log: app.log });
  const work = sharedTransaction(app.database, async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
      transaction,
    );
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other);
    await sql`select pg_sleep(0.2)`.execute(other);
    return await patienceOf(transaction);
  });
  await expect(work).rejects.toThrow();
  expect(await patienceOf(app.database)).toBe('0');
  await closeDatabaseAt(url);
});
