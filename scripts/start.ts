import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalTwilio, type LocalTwilio } from '../local-twilio/local-twilio';
import { certificateAuthorityPem } from '../local-twilio/proxy/certificate-authority';
import { folderStorage } from '../local-twilio/state/journal';
import { migrate } from '../src/platform/database/migrate';
import { build } from './build';
import { buildFunctions } from './build/functions';
import { projectFolder, ringbackFolder } from './build/paths';
import { seedDemoData } from './demo-data';
import { type LocalDatabase, startLocalDatabase } from './local-database/local-database';
import { writeRegistrations } from './provision/write-registrations';
import { writeSenders } from './provision/write-senders';
import { runScript } from './run-script';
import {
  answers,
  readConnectionFile,
  removeConnectionFile,
  writeConnectionFile,
} from './start/connection-file';
import { bookDemoAppointments } from './start/demo-appointments';
import { recordDemoConsents } from './start/demo-consents';
import { registerDemoTemplates } from './start/demo-templates';
import {
  clientFor,
  demoNumbers,
  deployFrontOffice,
  provisionFrontOffice,
} from './start/deploy-front-office';
import { printFunctionErrors } from './start/function-errors';
import { keepRunning } from './start/keep-running';
import { localSecrets } from './start/local-secrets';
import { furnishLocalWorld } from './start/local-world';
import { runJobs, startMinuteJob } from './start/minute-job';
import { dueTimes } from './start/next-due';
import { openBrowser } from './start/open-browser';
import { step } from './start/progress';
import { watchSources } from './start/watch';
import { describeWelcome } from './start/welcome';

const defaultPort = 4010;
const caFile = join(ringbackFolder, 'ca.pem');

/** `npm start`: a local Twilio, this repository deployed to it, and the console. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
    },
  });
  await refuseSecondRun();
  const port = portFromEnvironment();

  process.stdout.write('\nRingback starts on this machine.\n\n');
  await step('Build', () => build({ sourceMaps: 'inline' }));
  const twilio = await step('Local Twilio', () => openLocalTwilio(port));
  const running = keepRunning();
  running.closesAtTheEnd(() => twilio.close());
  try {
    const { clock, functions } = twilio.exchange;
    const database = await step('Database', () => openDatabase({ now: new Date(clock.now()) }));
    running.closesAtTheEnd(() => database.close());
    const client = clientFor(twilio);
    await furnishLocalWorld({ twilio, client, businessNumber: demoNumbers.business });
    const deployment = { twilio, databaseUrl: database.url, folder: ringbackFolder };
    const domainName = await step('Deploy (twilio-run)', () => deployFrontOffice(deployment));
    await step('Point the number at it', async () =>
      writeSenders({
        connectionString: database.url,
        businessPhoneNumber: demoNumbers.business,
        senders: await provisionFrontOffice({ client, domainName }),
      }),
    );
    await step('Register templates', async () =>
      writeRegistrations({
        connectionString: database.url,
        businessPhoneNumber: demoNumbers.business,
        registrations: await registerDemoTemplates({ twilio, client }),
        now: new Date(clock.now()),
      }),
    );
    await step('Book appointments', async () => {
      const { partnerSecret } = localSecrets(ringbackFolder);
      await recordDemoConsents({ twilio, partnerSecret });
      await bookDemoAppointments({ twilio, partnerSecret });
    });
    const due = dueTimes({
      connectionString: database.url,
      businessPhoneNumber: demoNumbers.business,
    });
    const secret = localSecrets(ringbackFolder).jobSecret;
    const minuteJob = startMinuteJob({
      clock,
      functions,
      nextDue: () => due.next(),
      run: () => runJobs({ twilio, secret }),
    });
    running.closesAtTheEnd(() => due.close());
    running.closesAtTheEnd(async () => minuteJob.stop());
    announce(twilio);
    running.closesAtTheEnd(async () => removeConnectionFile());
    printFunctionErrors({
      timeline: twilio.exchange.timeline,
      write: (line) => process.stdout.write(line),
    });
    process.stdout.write(
      describeWelcome({ twilio, businessNumber: demoNumbers.business, folder: ringbackFolder }),
    );
    if (!values.headless) openBrowser(`${twilio.address}/`);
    if (values.watch) redeployOnSave(() => deployFrontOffice(deployment));
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function openDatabase({ now }: { now: Date }): Promise<LocalDatabase> {
  const database = await startLocalDatabase({ folder: join(ringbackFolder, 'postgres') });
  const { url: connectionString } = database;
  await migrate({ connectionString, folder: join(projectFolder, 'migrations'), now });
  await seedDemoData({
    connectionString,
    businessPhoneNumber: demoNumbers.business,
    clockNow: now,
    hours: 'always-open',
  });
  return database;
}

async function openLocalTwilio(port: number): Promise<LocalTwilio> {
  try {
    const twilio = await createLocalTwilio({
      pace: 'real-time',
      storage: folderStorage(join(ringbackFolder, 'state')),
      port,
      functionsPort: port === 0 ? 0 : port + 1,
    });
    writeFileSync(caFile, await certificateAuthorityPem(twilio.exchange));
    return twilio;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new RangeError(
      `Port ${port}, or ${port + 1} for the functions, is taken by another program. ` +
        `Use others: PORT=${port + 10} npm start`,
    );
  }
}

function announce(twilio: LocalTwilio): void {
  const { live, apiKey, sendgridApiKey } = twilio.accounts;
  writeConnectionFile({
    pid: process.pid,
    url: twilio.address,
    consoleUrl: `${twilio.address}/`,
    proxyUrl: twilio.address,
    caFile,
    preloadFile: join(projectFolder, 'local-twilio', 'preload', 'preload.cjs'),
    accountSid: live.sid,
    authToken: live.authToken,
    apiKey: apiKey.sid,
    apiSecret: apiKey.secret,
    sendgridApiKey,
    ...localSecrets(ringbackFolder),
    businessNumber: demoNumbers.business,
    functionsUrl: twilio.functionsUrl,
  });
}

function redeployOnSave(redeploy: () => Promise<unknown>): void {
  watchSources(async (file) => {
    const startedAt = performance.now();
    try {
      await buildFunctions({ sourceMaps: 'inline' });
      await redeploy();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(`  ✓ ${file} is deployed (${seconds} s)\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // What is wrong with a template names its file already.
      const what = reason.includes(file) ? reason : `${file}: ${reason}`;
      process.stdout.write(`  ✗ ${what}\n    The last good build keeps running.\n`);
    }
  });
}

async function refuseSecondRun(): Promise<void> {
  const other = readConnectionFile();
  if (other && (await answers(other))) {
    throw new RangeError(`Ringback runs already: ${other.consoleUrl} (process ${other.pid}).`);
  }
  removeConnectionFile();
}

function portFromEnvironment(): number {
  const text = process.env.PORT ?? String(defaultPort);
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_535) return Number(text);
  throw new RangeError(
    `PORT "${text}" is no port. Use a number such as 4010, or 0 for any free one.`,
  );
}

runScript('ringback', main);
