import { parseArgs } from 'node:util';
import twilio from 'twilio';
import {
  domainSuffixOf,
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { provisionBusinessNumber } from './provision/business-number';
import { findDeployedDomain } from './provision/deployed-domain';
import { runScript } from './run-script';

/** `npm run provision [-- --environment stage]`: points a live account's number at its deployment. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { environment: { type: 'string', default: 'dev' } } });
  const environment = parseEnvironmentName(values.environment);
  const variables = readEnvironmentFile(environment);
  const client = twilio(
    requireVariable(variables, 'ACCOUNT_SID'),
    requireVariable(variables, 'AUTH_TOKEN'),
  );
  const domainName = await findDeployedDomain({
    client,
    serviceName: 'ringback',
    environment: domainSuffixOf(environment),
  });
  const { phoneNumber, changed } = await provisionBusinessNumber({
    client,
    phoneNumber: requireVariable(variables, 'BUSINESS_PHONE_NUMBER'),
    domainName,
  });
  process.stdout.write(
    changed.length === 0
      ? `${phoneNumber} already points at ${domainName}.\n`
      : `${phoneNumber} now points at ${domainName} (changed: ${changed.join(', ')}).\n`,
  );
}

runScript('provision', main);
