import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { indiaRegistrations, writeIndiaRegistrations } from './provision/india-registrations';
import { runScript } from './run-script';

/**
 * `npm run register-india -- --file india.json [--environment stage]`: tells the database which header
 * and templates are registered with India's operators. Without it, nothing is sent there.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, environment: { type: 'string', default: 'dev' } },
  });
  if (values.file === undefined) throw new RangeError('Name the file: --file india.json');
  const read = indiaRegistrations.safeParse(JSON.parse(readFileSync(values.file, 'utf8')));
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new RangeError(`Mend ${values.file}: ${problems.join('; ')}.`);
  }
  const variables = readEnvironmentFile(parseEnvironmentName(values.environment));
  await writeIndiaRegistrations({
    connectionString: requireVariable(variables, 'DATABASE_URL'),
    businessPhoneNumber: requireVariable(variables, 'BUSINESS_PHONE_NUMBER'),
    registrations: read.data,
    now: new Date(),
  });
  const { header, templates } = read.data;
  process.stdout.write(`${header} may send ${templates.length} templates to India.\n`);
}

runScript('register-india', main);
