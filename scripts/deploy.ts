import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { ringbackFolder } from './build/paths';
import {
  domainSuffixOf,
  environmentFile,
  parseEnvironmentName,
  readEnvironmentFile,
  requireVariable,
} from './configuration/environment-file';
import { checkVariables } from './deploy/check-variables';
import { type DeployRequest, deploy } from './deploy/deploy';
import { DeployError } from './deploy/deploy-error';
import { runScript } from './run-script';
import { answers, readConnectionFile } from './start/connection-file';
import { step } from './start/progress';

/**
 * `npm run deploy [-- --environment stage]` builds and deploys to the Twilio account of the
 * environment's file; `npm run deploy -- --local` to the local Twilio that `npm start` runs.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      environment: { type: 'string', default: 'dev' },
      local: { type: 'boolean', default: false },
    },
  });
  const request = values.local ? await localRequest() : liveRequest(values.environment);
  const sourceMaps = values.local ? 'inline' : 'none';
  const { functions } = await step('Build', () => build({ sourceMaps }));
  const { domainName } = await step('Deploy (twilio-run)', () => deploy(request));
  process.stdout.write(`\n${functions.length} functions answer at https://${domainName}\n`);
  if (!values.local) {
    const next = `npm run provision -- --environment ${values.environment}`;
    process.stdout.write(`Next, point the number at them: ${next}\n`);
  }
}

function liveRequest(environmentName: string): DeployRequest {
  const environment = parseEnvironmentName(environmentName);
  const variables = readEnvironmentFile(environment);
  requireVariable(variables, 'ACCOUNT_SID');
  requireVariable(variables, 'AUTH_TOKEN');
  checkVariables(variables);
  return { environment: domainSuffixOf(environment), envFile: environmentFile(environment) };
}

/** `npm start` has written the file with the variables of its own deploy. */
async function localRequest(): Promise<DeployRequest> {
  const running = readConnectionFile();
  const envFile = join(ringbackFolder, 'deploy.env');
  if (!running || !(await answers(running)) || !existsSync(envFile)) {
    throw new DeployError('local_twilio_not_running', 'No local Twilio runs. Start it: npm start');
  }
  return { environment: 'dev', envFile, localTwilio: running.url };
}

runScript('deploy', main);
