import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { migrate, readMigrations } from '../../src/platform/database/migrate';

const projectFolder = join(__dirname, '../..');
const migrationsFolder = join(projectFolder, 'migrations');
const cacheFolder = join(projectFolder, 'node_modules/.cache/ringback');
const readyMessage = z.object({ port: z.number().int().positive() });

/** ms for a hook that opens a database: the first one after a change of migrations takes long. */
export const openingTime = 60_000;

/** A Postgres of one test file, reached over the wire protocol as a real one is. */
export interface TestDatabase {
  /** `postgres://…` on a loopback port of its own. */
  connectionString: string;
  close(): Promise<void>;
}

/**
 * Opens a fresh database with all migrations applied, and without any row: PGlite, or a database on
 * the server that TEST_DATABASE_URL names, for the same tests on a real Postgres behind a pooler.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    const database = await createDatabaseOn(server);
    const { connectionString } = database;
    await migrate({ connectionString, folder: migrationsFolder, now: new Date() });
    return database;
  }
  const dumpFile = join(cacheFolder, `migrated-${await fingerprintOfMigrations()}.tar`);
  return openDatabase([migrationsFolder, dumpFile]);
}

/** Opens a fresh database without any table, for tests of the migrations themselves. */
export function openEmptyDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? createDatabaseOn(server) : openDatabase([]);
}

async function createDatabaseOn(server: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn({ server, sql: `create database ${name}` });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    connectionString: url.toString(),
    // By force, because the pooler keeps connections to it for a while.
    close: () => runOn({ server, sql: `drop database ${name} with (force)` }),
  };
}

async function runOn({ server, sql }: { server: string; sql: string }): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function openDatabase(options: string[]): Promise<TestDatabase> {
  const child = fork(join(__dirname, 'database-process.ts'), options, {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit');
  const [message] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`The process of the test database ended with ${String(code)}.`);
    }),
  ]);
  const { port } = readyMessage.parse(message);
  return {
    connectionString: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async close() {
      child.disconnect();
      await ended;
    },
  };
}

async function fingerprintOfMigrations(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, checksum } of await readMigrations(migrationsFolder)) {
    hash.update(`${name} ${checksum}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
