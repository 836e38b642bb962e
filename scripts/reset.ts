import { existsSync, rmSync } from 'node:fs';
import { ringbackFolder } from './build/paths';
import { runScript } from './run-script';
import { answers, readConnectionFile } from './start/connection-file';

/** `npm run reset`: forgets everything that `npm start` kept. */
async function main(): Promise<void> {
  const connection = readConnectionFile();
  if (connection && (await answers(connection))) {
    throw new RangeError(`Ringback is running at ${connection.url}. Stop it first (Ctrl-C).`);
  }
  const existed = existsSync(ringbackFolder);
  rmSync(ringbackFolder, { recursive: true, force: true });
  process.stdout.write(
    existed ? 'Cleared .ringback: calls, texts, database, credentials.\n' : 'Nothing to clear.\n',
  );
}

runScript('reset', main);
