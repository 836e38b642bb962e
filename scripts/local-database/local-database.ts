import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A Postgres on this machine, without anything to install. */
export interface LocalDatabase {
  /** `postgres://…` for any Postgres client. */
  url: string;
  /** Writes everything to disk and ends the database's process. */
  close(): Promise<void>;
}

const readyMessage = z.object({ port: z.number().int().positive() });

/**
 * Starts PGlite on `folder` in a process of its own, so that a query never holds up calls.
 * Throws when it does not come up.
 */
export async function startLocalDatabase({ folder }: { folder: string }): Promise<LocalDatabase> {
  mkdirSync(folder, { recursive: true });
  const child = fork(join(__dirname, 'server.ts'), [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(
        `The local database did not start. Run "npm run reset" if ${folder} is damaged.`,
      );
    }),
  ]);
  const { port } = readyMessage.parse(first[0]);
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}
