import { Client } from 'pg';
import {
  openEmptyDatabase,
  openingTime,
  type TestDatabase,
} from '../../database/open-test-database';

let database: TestDatabase;
const clients: Client[] = [];

beforeAll(async () => {
  database = await openEmptyDatabase();
}, openingTime);
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});
afterAll(() => database.close());

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: database.connectionString, query_timeout: 20_000 });
  client.on('error', () => {});
  await client.connect();
  clients.push(client);
  return client;
}

test('queries with parameters of many connections at once get their own answers', async () => {
  const many = await Promise.all(Array.from({ length: 12 }, connect));
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const answers = await Promise.all(
    many.map(async (client, connection) => {
      const own: unknown[] = [];
      for (const number of numbers) {
        const { rows } = await client.query('select $1::int as c, $2::text as n', [
          connection,
          String(number),
        ]);
        own.push(rows);
      }
      return own;
    }),
  );
  expect(answers).toEqual(
    many.map((_, connection) => numbers.map((number) => [{ c: connection, n: String(number) }])),
  );
});

test('a transaction is not disturbed by others, and they wait for its end', async () => {
  const [one, other] = [await connect(), await connect()];
  await one.query('create table counted (value int)');
  await one.query('begin');
  await one.query('insert into counted values ($1)', [1]);
  const seen = other.query('select count(*)::int as rows from counted');
  await one.query('insert into counted values ($1)', [2]);
  await one.query('rollback');
  expect((await seen).rows).toEqual([{ rows: 0 }]);
  await one.query('drop table counted');
});

test('a connection that dies in a transaction has committed nothing and holds up nobody', async () => {
  const [dying, other] = [await connect(), await connect()];
  await other.query('create table kept (value int)');
  await dying.query('begin');
  await dying.query('insert into kept values (1)');
  const waiting = other.query('select count(*)::int as rows from kept where value < $1', [9]);
  clients.splice(clients.indexOf(dying), 1);
  await dying.end();
  expect((await waiting).rows).toEqual([{ rows: 0 }]);
  await other.query('drop table kept');
});

test('an error is the answer to its own query alone', async () => {
  const [one, other] = [await connect(), await connect()];
  const [failed, fine] = await Promise.allSettled([
    one.query('select $1::int', ['no number']),
    other.query('select $1::int as n', [7]),
  ]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22P02' } });
  expect(fine).toMatchObject({ status: 'fulfilled', value: { rows: [{ n: 7 }] } });
  await expect(one.query('select nonsense from nowhere where a = $1', [1])).rejects.toMatchObject({
    code: '42P01',
  });
  expect((await one.query('select $1::int as n', [8])).rows).toEqual([{ n: 8 }]);
});

test('long queries and long answers arrive whole', async () => {
  const client = await connect();
  const text = 'ä'.repeat(300_000);
  const { rows } = await client.query('select $1::text as text, length($1::text) as length', [
    text,
  ]);
  expect(rows).toEqual([{ text, length: 300_000 }]);
});
