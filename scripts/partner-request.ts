import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { domainSuffixOf, requireVariable } from './configuration/environment-file';
import { chooseEnvironment, clientOf } from './configuration/live-account';
import { readPartnerRequest, sendPartnerRequest } from './partner-request/send-partner-request';
import { findDeployedDomain } from './provision/deployed-domain';
import { runScript } from './run-script';
import { answers, localTime, readConnectionFile } from './start/connection-file';

interface Deployment {
  url: string;
  secret: string;
  now: Date;
}

/**
 * `npm run partner-request -- --path /consents --file request.json [--environment stage]`: signs and
 * sends what a system of the business would send; without an environment to the deployment that
 * `npm start` runs. `--file -` reads the standard input.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      path: { type: 'string' },
      file: { type: 'string', default: '-' },
      environment: { type: 'string' },
    },
  });
  if (!values.path?.startsWith('/')) throw new RangeError('Name the function: --path /consents');
  const body = readPartnerRequest(readFileSync(values.file === '-' ? 0 : values.file, 'utf8'));
  const where = await (values.environment === undefined ? localDeployment() : liveDeployment());
  const { status, text } = await sendPartnerRequest({
    ...where,
    path: values.path,
    body,
  });
  process.stdout.write(`${status} ${text}\n`);
  if (status >= 400) process.exitCode = 1;
}

async function localDeployment(): Promise<Deployment> {
  const running = readConnectionFile();
  if (!running || !(await answers(running))) {
    throw new RangeError('No local Twilio runs. Start it: npm start');
  }
  const now = await localTime(running);
  return { url: running.functionsUrl, secret: running.partnerSecret, now };
}

async function liveDeployment(): Promise<Deployment> {
  const chosen = chooseEnvironment();
  const domainName = await findDeployedDomain({
    client: clientOf(chosen),
    serviceName: 'ringback',
    environment: domainSuffixOf(chosen.environment),
  });
  const [secret = ''] = requireVariable(chosen.variables, 'PARTNER_SECRETS').split(',');
  return { url: `https://${domainName}`, secret: secret.trim(), now: new Date() };
}

runScript('partner-request', main);
