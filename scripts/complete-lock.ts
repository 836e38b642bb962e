import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './build/paths';
import { completeLock, readLock } from './lock/platform-packages';
import { runScript } from './run-script';

/**
 * `npm run lock`, after every change of a dependency: a registry mirror that lacks the binaries of
 * other platforms makes npm leave them out of the lock, and then `npm ci` refuses it everywhere.
 */
async function main(): Promise<void> {
  const file = join(projectFolder, 'package-lock.json');
  const lock = readLock(readFileSync(file, 'utf8'));
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(
    added.length === 0 ? 'The lock is complete.\n' : `Added ${added.length} platform packages.\n`,
  );
}

runScript('lock', main);
