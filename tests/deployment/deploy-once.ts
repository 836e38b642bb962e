import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalTwilio } from '../../local-twilio/local-twilio';
import { folderStorage } from '../../local-twilio/state/journal';
import { buildFunctions } from '../../scripts/build/functions';
import { buildLocalPrograms } from '../../scripts/build/local-programs';
import { registerDemoTemplates } from '../../scripts/start/demo-templates';
import {
  clientFor,
  demoNumbers,
  deployFrontOffice,
  provisionFrontOffice,
} from '../../scripts/start/deploy-front-office';
import { furnishLocalWorld } from '../../scripts/start/local-world';

/**
 * Before the scenarios: builds, deploys with the real twilio-run, provisions, and keeps the local
 * Twilio's records in a folder from which each test file starts its own.
 */
export default async function deployOnce(): Promise<void> {
  await Promise.all([buildFunctions({ sourceMaps: 'inline' }), buildLocalPrograms()]);
  const folder = mkdtempSync(join(tmpdir(), 'ringback-deployed-'));
  const storage = folderStorage(folder);
  const twilio = await createLocalTwilio({ pace: 'real-time', storage });
  const client = clientFor(twilio);
  await furnishLocalWorld({ twilio, client, businessNumber: demoNumbers.business });
  const domainName = await deployFrontOffice({
    twilio,
    databaseUrl: 'postgres://replaced-by-each-test-file',
    folder,
  });
  const senders = await provisionFrontOffice({ client, domainName });
  // Scenarios that are about approval make their own templates.
  const registrations = await registerDemoTemplates({ twilio, client });
  await twilio.close();
  // Each test file starts at a time of its own, which is no restart.
  storage.rewrite(storage.load().filter(({ collection }) => collection !== 'clockReadings'));
  process.env.RINGBACK_TEST_DEPLOYMENT = folder;
  writeFileSync(join(folder, 'senders.json'), JSON.stringify(senders));
  writeFileSync(join(folder, 'registrations.json'), JSON.stringify(registrations));
}
