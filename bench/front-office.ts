import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pace } from '../local-twilio/clock/clock';
import { createLocalTwilio, type LocalTwilio } from '../local-twilio/local-twilio';
import { projectFolder } from '../scripts/build/paths';
import { seedDemoData } from '../scripts/demo-data';
import { startLocalDatabase } from '../scripts/local-database/local-database';
import { writeSenders } from '../scripts/provision/write-senders';
import {
  clientFor,
  demoNumbers,
  deployFrontOffice,
  provisionFrontOffice,
} from '../scripts/start/deploy-front-office';
import { furnishLocalWorld } from '../scripts/start/local-world';
import { migrate } from '../src/platform/database/migrate';

/** A whole front office to measure: local Twilio, deployed functions, database in its own process. */
export interface MeasuredOffice {
  twilio: LocalTwilio;
  domainName: string;
  /** `postgres://…` of the deployment's store. */
  databaseUrl: string;
  /** Where the deployment's secrets are. */
  folder: string;
  close(): Promise<void>;
}

export async function openMeasuredOffice({ pace }: { pace: Pace }): Promise<MeasuredOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
  const database = await startLocalDatabase({ folder: join(folder, 'postgres') });
  const now = new Date();
  const connectionString = database.url;
  await migrate({ connectionString, folder: join(projectFolder, 'migrations'), now });
  await seedDemoData({
    connectionString,
    businessPhoneNumber: demoNumbers.business,
    clockNow: now,
    hours: 'always-open',
  });
  const twilio = await createLocalTwilio({ pace });
  const client = clientFor(twilio);
  await furnishLocalWorld({ twilio, client, businessNumber: demoNumbers.business });
  const domainName = await deployFrontOffice({ twilio, databaseUrl: database.url, folder });
  const senders = await provisionFrontOffice({ client, domainName });
  await writeSenders({ connectionString, businessPhoneNumber: demoNumbers.business, senders });
  return {
    twilio,
    domainName,
    databaseUrl: connectionString,
    folder,
    close: async () => {
      await twilio.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
