import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../src/platform/database/migrate';
import { projectFolder } from './build/paths';
import {
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { runScript } from './run-script';

/** `npm run migrate [-- --environment stage]`: brings an environment's database to the newest schema. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { environment: { type: 'string', default: 'dev' } } });
  const variables = readEnvironmentFile(parseEnvironmentName(values.environment));
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
