import { join } from 'node:path';
import { migrate } from '../src/platform/database/migrate';
import { projectFolder } from './build/paths';
import { requireVariable } from './configuration/environment-file';
import { chooseEnvironment } from './configuration/live-account';
import { runScript } from './run-script';

/** `npm run migrate [-- --environment stage]`: brings an environment's database to the newest schema. */
async function main(): Promise<void> {
  const { variables } = chooseEnvironment();
  const applied = await migrate({
    connectionString: requireVariable(variables, 'DATABASE_URL'),
    folder: join(projectFolder, 'migrations'),
    now: new Date(),
  });
  process.stdout.write(
    applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
  );
}

runScript('migrate', main);
