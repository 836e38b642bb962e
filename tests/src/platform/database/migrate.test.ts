import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../../../src/platform/database/migrate';
import {
  openEmptyDatabase,
  openingTime,
  type TestDatabase,
} from '../../../database/open-test-database';

const now = new Date('2026-11-21T10:00:00Z');
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await openEmptyDatabase();
}, openingTime);
afterAll(() => database.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await writeFile(join(folder, '0001_first.sql'), 'create table first (id int primary key);');
  await query('drop schema public cascade; create schema public');
});
afterEach(() => rm(folder, { recursive: true }));

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    const result = await client.query(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}

function run(): Promise<string[]> {
  return migrate({ connectionString: database.connectionString, folder, now });
}

test('a second run applies nothing, and a new file alone is applied later', async () => {
  expect(await run()).toEqual(['0001_first.sql']);
  expect(await run()).toEqual([]);
  await writeFile(join(folder, '0002_second.sql'), 'alter table first add column name text;');
  expect(await run()).toEqual(['0002_second.sql']);
  expect(await query('select name, applied_at from schema_migrations order by name')).toEqual([
    { name: '0001_first.sql', applied_at: now },
    { name: '0002_second.sql', applied_at: now },
  ]);
});

test('two runs at once apply each file once', async () => {
  const results = await Promise.all([run(), run()]);
  expect(results.flat()).toEqual(['0001_first.sql']);
});

test('an applied file that was changed is refused by name', async () => {
  await run();
  await writeFile(join(folder, '0001_first.sql'), 'create table first (id bigint primary key);');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_changed',
    message: expect.stringContaining('0001_first.sql'),
  });
});

test('a failing file leaves nothing of its run behind', async () => {
  await writeFile(
    join(folder, '0002_broken.sql'),
    'create table second (id int); select nothing();',
  );
  await expect(run()).rejects.toThrow('nothing()');
  expect(
    await query(`select to_regclass('first') as first, to_regclass('second') as second`),
  ).toEqual([{ first: null, second: null }]);
});

test('a gap in the numbers is refused', async () => {
  await writeFile(join(folder, '0003_third.sql'), 'select 1;');
  await expect(run()).rejects.toMatchObject({ code: 'migration_misnamed' });
});
