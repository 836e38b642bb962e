import { domainSuffixOf } from './configuration/environment-file';
import { chooseEnvironment, clientOf } from './configuration/live-account';
import { type Finding, findings } from './doctor/findings';
import { runScript } from './run-script';

/** `npm run doctor [-- --environment stage]`: looks at everything that going live needs. */
async function main(): Promise<void> {
  const chosen = chooseEnvironment();
  const found = await findings({
    variables: chosen.variables,
    client: clientOf(chosen),
    domainSuffix: domainSuffixOf(chosen.environment),
  });
  process.stdout.write(`${found.map(describe).join('\n')}\n`);
  if (found.some(({ state }) => state === 'wrong')) process.exitCode = 1;
}

function describe({ what, state, detail }: Finding): string {
  return `  ${state === 'right' ? '✓' : '✗'} ${what.padEnd(24)} ${detail}`;
}

runScript('doctor', main);
