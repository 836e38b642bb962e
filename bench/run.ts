import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build';
import { runScript } from '../scripts/run-script';
import { benchBulk } from './bulk';
import { benchColdLoad } from './cold-load';
import { benchDispatcherPlans } from './dispatcher-plans';
import { type MeasuredOffice, openMeasuredOffice } from './front-office';
import { benchInstall } from './install';
import { benchMenuCalls } from './menu-calls';
import { benchMessages } from './messages';
import { benchReadiness } from './readiness';
import { printTable, type Row } from './table';
import { benchWarmWebhooks } from './warm-webhooks';

/** What is measured, by the name that `--only` takes. */
const parts: Record<string, { title: string; measure: () => Promise<Row[]> | Row[] }> = {
  cold: {
    title: 'Cold load of a function (fresh process, median) and size',
    measure: benchColdLoad,
  },
  warm: {
    title: 'Warm webhooks on the functions host',
    measure: () => withOffice('real-time', benchWarmWebhooks),
  },
  calls: { title: 'Simulated calls', measure: () => withOffice('manual', benchMenuCalls) },
  bulk: { title: 'Messages in bulk, through the deployment', measure: benchBulk },
  plans: {
    title: 'Statements of the dispatcher among 1,000,000 messages',
    measure: benchDispatcherPlans,
  },
  messages: { title: 'Messages of the local Twilio', measure: benchMessages },
  readiness: { title: 'Start of the local Twilio', measure: benchReadiness },
  install: { title: 'Installation', measure: benchInstall },
};

/** `npm run bench [-- --without-install | --only bulk]`: medians and ratios of this machine, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'without-install': { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
    },
  });
  const names = values.only ?? Object.keys(parts);
  const chosen = names.map((name) => {
    const part = parts[name];
    if (!part) throw new RangeError(`--only takes ${Object.keys(parts).join(', ')}.`);
    return { name, ...part };
  });
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} processors, which the load generators share. ` +
      'Machines are noisy: compare within one run.\n',
  );
  await build({ sourceMaps: 'none' });
  const failures: string[] = [];
  for (const { name, title, measure } of chosen) {
    if (name === 'install' && values['without-install']) continue;
    const rows = await measure();
    printTable(title, rows);
    failures.push(...rows.flatMap(({ failure }) => failure ?? []));
  }
  if (failures.length > 0) throw new RangeError(failures.join('\n'));
}

async function withOffice(
  pace: Parameters<typeof openMeasuredOffice>[0]['pace'],
  measure: (office: MeasuredOffice) => Promise<Row[]>,
): Promise<Row[]> {
  const office = await openMeasuredOffice({ pace });
  try {
    return await measure(office);
  } finally {
    await office.close();
  }
}

runScript('bench', main);
