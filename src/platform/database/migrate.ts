import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, type ClientBase, DatabaseError } from 'pg';
import { AppError } from '../errors';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings a database to the newest schema: runs the numbered SQL files that were not applied yet, all
 * in one transaction, and records each with its checksum. May be run by several at once: a table
 * lock, which ends with the transaction and so works through a pooler, lets one go first.
 *
 * @param connectionString `postgres://…`
 * @param folder where the files `0001_name.sql` are
 * @param now the time that is recorded
 * @returns the names of the files that were applied by this run
 * @throws AppError `migration_changed` when a file differs from what was applied under its name
 */
export async function migrate({
  connectionString,
  folder,
  now,
}: {
  connectionString: string;
  folder: string;
  now: Date;
}): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await createRecord(client);
    await client.query('begin');
    const applied = await applyPending({ client, migrations, now });
    await client.query('commit');
    return applied;
  } finally {
    // Without a commit, the end of the connection undoes everything.
    await client.end();
  }
}

/** The migrations of a folder in their order. @throws AppError `migration_misnamed` */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(`${number}_`)) {
      throw new AppError(
        'migration_misnamed',
        500,
        `Rename ${name}: number ${number}_ comes next.`,
      );
    }
  });
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function createRecord(client: ClientBase): Promise<void> {
  try {
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null)`);
  } catch (error) {
    // Two first runs at once: "if not exists" does not wait for the other's uncommitted table.
    if (!(error instanceof DatabaseError && (error.code === '23505' || error.code === '42P07'))) {
      throw error;
    }
  }
}

async function applyPending({
  client,
  migrations,
  now,
}: {
  client: ClientBase;
  migrations: Migration[];
  now: Date;
}): Promise<string[]> {
  await client.query('lock table schema_migrations in exclusive mode');
  const known = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations',
  );
  const checksums = new Map(known.rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const { name, sql, checksum } of migrations) {
    const earlier = checksums.get(name);
    if (earlier === checksum) continue;
    if (earlier !== undefined) {
      throw new AppError(
        'migration_changed',
        500,
        `${name} was applied with other contents. Restore it and put the change into a new file.`,
      );
    }
    await client.query(sql);
    await client.query(
      'insert into schema_migrations (name, checksum, applied_at) values ($1, $2, $3)',
      [name, checksum, now],
    );
    applied.push(name);
  }
  return applied;
}
