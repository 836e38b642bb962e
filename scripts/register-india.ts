import { parseArgs } from 'node:util';
import {
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { writeIndiaHeader } from './provision/india-header';
import { runScript } from './run-script';

/**
 * `npm run register-india -- --header NORTHS --entity 1101000000000000001 [--environment stage]`:
 * tells the database which header is registered with India's operators. Without one, nothing is sent
 * there.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      header: { type: 'string', default: '' },
      entity: { type: 'string', default: '' },
      environment: { type: 'string', default: 'dev' },
    },
  });
  const variables = readEnvironmentFile(parseEnvironmentName(values.environment));
  await writeIndiaHeader({
    connectionString: requireVariable(variables, 'DATABASE_URL'),
    businessPhoneNumber: requireVariable(variables, 'BUSINESS_PHONE_NUMBER'),
    header: values.header,
    entityId: values.entity,
  });
  process.stdout.write(`${values.header} may send to India what its templates register.\n`);
}

runScript('register-india', main);
