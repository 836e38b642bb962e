import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { readMigrations } from '../../src/platform/database/migrate';

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

/** Opens a fresh database with all migrations applied, and without any row. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dumpFile = join(cacheFolder, `migrated-${await fingerprintOfMigrations()}.tar`);
  return openDatabase([migrationsFolder, dumpFile]);
}

/** Opens a fresh database without any table, for tests of the migrations themselves. */
export function openEmptyDatabase(): Promise<TestDatabase> {
  return openDatabase([]);
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
