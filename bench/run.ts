import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build';
import { runScript } from '../scripts/run-script';
import { benchBulk } from './bulk';
import { benchColdLoad } from './cold-load';
import { openMeasuredOffice } from './front-office';
import { benchInstall } from './install';
import { benchMenuCalls } from './menu-calls';
import { benchMessages } from './messages';
import { benchReadiness } from './readiness';
import { printTable } from './table';
import { benchWarmWebhooks } from './warm-webhooks';

/** `npm run bench [-- --without-install]`: medians and ratios of this machine, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'without-install': { type: 'boolean', default: false } },
  });
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} processors, which the load generators share. ` +
      'Machines are noisy: compare within one run.\n',
  );
  await build({ sourceMaps: 'none' });
  printTable('Cold load of a function (fresh process, median) and size', benchColdLoad());

  const measured = await openMeasuredOffice({ pace: 'real-time' });
  printTable('Warm webhooks on the functions host', await benchWarmWebhooks(measured));
  await measured.close();

  const called = await openMeasuredOffice({ pace: 'manual' });
  printTable('Simulated calls', await benchMenuCalls(called));
  await called.close();

  printTable('Messages in bulk, through the deployment', await benchBulk());

  printTable('Local Twilio', [
    ...(await benchMessages()),
    ...(await benchReadiness()),
    ...(values['without-install'] ? [] : benchInstall()),
  ]);
}

runScript('bench', main);
