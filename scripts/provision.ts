import { domainSuffixOf, requireVariable } from './configuration/environment-file';
import { chooseEnvironment, clientOf } from './configuration/live-account';
import { provisionBusinessNumber } from './provision/business-number';
import { findDeployedDomain } from './provision/deployed-domain';
import { runScript } from './run-script';

/** `npm run provision [-- --environment stage]`: points a live account's number at its deployment. */
async function main(): Promise<void> {
  const chosen = chooseEnvironment();
  const client = clientOf(chosen);
  const domainName = await findDeployedDomain({
    client,
    serviceName: 'ringback',
    environment: domainSuffixOf(chosen.environment),
  });
  const { phoneNumber, changed } = await provisionBusinessNumber({
    client,
    phoneNumber: requireVariable(chosen.variables, 'BUSINESS_PHONE_NUMBER'),
    domainName,
  });
  process.stdout.write(
    changed.length === 0
      ? `${phoneNumber} already points at ${domainName}.\n`
      : `${phoneNumber} now points at ${domainName} (changed: ${changed.join(', ')}).\n`,
  );
}

runScript('provision', main);
