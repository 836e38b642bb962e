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

/** A store as {@link MeasuredOffice} has it, with the demo's people. */
export interface MeasuredStore {
  /** `postgres://…` */
  databaseUrl: string;
  /** Of the bench, for whatever must be on disk. */
  folder: string;
  close(): Promise<void>;
}

export async function openMeasuredOffice({
  pace,
  startsAt,
}: {
  pace: Pace;
  /** ISO 8601; by default now. */
  startsAt?: string;
}): Promise<MeasuredOffice> {
  const store = await openMeasuredStore();
  try {
    const twilio = await createLocalTwilio({
      pace,
      ...(startsAt === undefined ? {} : { startsAt }),
    });
    return await furnish({ store, twilio });
  } catch (error) {
    // Its processes would keep ours from ending.
    await store.close();
    throw error;
  }
}

async function furnish({
  store,
  twilio,
}: {
  store: MeasuredStore;
  twilio: LocalTwilio;
}): Promise<MeasuredOffice> {
  const { databaseUrl, folder } = store;
  try {
    const client = clientFor(twilio);
    await furnishLocalWorld({ twilio, client, businessNumber: demoNumbers.business });
    const domainName = await deployFrontOffice({ twilio, databaseUrl, folder });
    const senders = await provisionFrontOffice({ client, domainName });
    await writeSenders({
      connectionString: databaseUrl,
      businessPhoneNumber: demoNumbers.business,
      senders,
    });
    const close = async (): Promise<void> => {
      await twilio.close();
      await store.close();
    };
    return { twilio, domainName, databaseUrl, folder, close };
  } catch (error) {
    await twilio.close();
    throw error;
  }
}

export async function openMeasuredStore(): Promise<MeasuredStore> {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
  const database = await startLocalDatabase({ folder: join(folder, 'postgres') });
  const connectionString = database.url;
  const now = new Date();
  await migrate({ connectionString, folder: join(projectFolder, 'migrations'), now });
  await seedDemoData({
    connectionString,
    businessPhoneNumber: demoNumbers.business,
    clockNow: now,
    hours: 'always-open',
  });
  return {
    databaseUrl: connectionString,
    folder,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
