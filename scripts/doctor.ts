import { parseArgs } from 'node:util';
import twilio from 'twilio';
import {
  domainSuffixOf,
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { type Finding, findings } from './doctor/findings';
import { runScript } from './run-script';

/** `npm run doctor [-- --environment stage]`: looks at everything that going live needs. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { environment: { type: 'string', default: 'dev' } } });
  const environment = parseEnvironmentName(values.environment);
  const variables = readEnvironmentFile(environment);
  const client = twilio(
    requireVariable(variables, 'ACCOUNT_SID'),
    requireVariable(variables, 'AUTH_TOKEN'),
  );
  const found = await findings({ variables, client, domainSuffix: domainSuffixOf(environment) });
  process.stdout.write(`${found.map(describe).join('\n')}\n`);
  if (found.some(({ state }) => state === 'wrong')) process.exitCode = 1;
}

function describe({ what, state, detail }: Finding): string {
  return `  ${state === 'right' ? '✓' : '✗'} ${what.padEnd(24)} ${detail}`;
}

runScript('doctor', main);
