import { parseArgs } from 'node:util';
import {
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { demoHours } from './demo-data';
import { describeOpening, readInstant } from './hours/describe-opening';
import { readStoredHours } from './hours/stored-hours';
import { runScript } from './run-script';
import { answers, localTime, readConnectionFile } from './start/connection-file';

/**
 * `npm run hours [-- --at 2027-03-14T03:30:00-04:00] [--environment stage]`: simulates the opening
 * hours at any time, now by default: the demo's, or those in an environment's database. While
 * `npm start` runs, the demo's now is what the console's clock shows.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { at: { type: 'string' }, environment: { type: 'string' } },
  });
  const hours = values.environment === undefined ? demoHours : await hoursOf(values.environment);
  const instant =
    values.at === undefined
      ? await nowOf(values.environment)
      : readInstant({ text: values.at, timeZone: hours.timeZone });
  process.stdout.write(`${describeOpening({ hours, instant })}\n`);
}

function hoursOf(environment: string): ReturnType<typeof readStoredHours> {
  const variables = readEnvironmentFile(parseEnvironmentName(environment));
  return readStoredHours({
    connectionString: requireVariable(variables, 'DATABASE_URL'),
    businessPhoneNumber: requireVariable(variables, 'BUSINESS_PHONE_NUMBER'),
  });
}

async function nowOf(environment: string | undefined): Promise<Date> {
  const running = environment === undefined ? readConnectionFile() : undefined;
  return running && (await answers(running)) ? await localTime(running) : new Date();
}

runScript('hours', main);
