import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Pace } from '../../local-twilio/clock/clock';
import { createLocalTwilio, type LocalTwilio } from '../../local-twilio/local-twilio';
import type { Person } from '../../local-twilio/phones/person';
import { folderStorage } from '../../local-twilio/state/journal';
import { seedDemoData } from '../../scripts/demo-data';
import { writeRegistrations } from '../../scripts/provision/write-registrations';
import { writeSenders } from '../../scripts/provision/write-senders';
import { demoNumbers } from '../../scripts/start/deploy-front-office';
import { localSecrets } from '../../scripts/start/local-secrets';
import { runJobs, startMinuteJob } from '../../scripts/start/minute-job';
import { dueTimes } from '../../scripts/start/next-due';
import { canonicalJson } from '../../src/platform/canonical-json';
import { signatureFor } from '../../src/platform/gates/partner-signature';
import { openTestDatabase } from '../database/open-test-database';

/** The clinic with its people, as a scenario finds it: deployed, provisioned, opened. */
export interface FrontOffice {
  twilio: LocalTwilio;
  business: { number: string };
  /** Customers. */
  maya: Person;
  tom: Person;
  /** Support, sales, and the owner, who is the operator and gets staff texts. */
  ben: Person;
  sara: Person;
  olivia: Person;
  /** Lets time pass: "30 minutes". */
  passes(duration: string): Promise<void>;
  /** Asks the deployment's database. */
  rows<Row extends Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /**
   * Sends a signed request of the business's own system: `asks('/orders', {…})`.
   * @returns the status and the JSON of the answer
   */
  asks(path: string, body: object): Promise<{ status: number; body: unknown }>;
  /** The cron service starts the scheduled work, also between the minutes in which it does anyway. */
  jobRuns(): Promise<void>;
  /** Points the deployment at another database address: nothing listens there when it is "down". */
  storeIs(state: 'down' | 'up'): void;
  close(): Promise<void>;
}

/**
 * Opens for business at a time (ISO 8601 with zone). Each has records, functions and a database of its
 * own, so that tests of one file may share one and files never meet.
 */
export async function openForBusiness({
  at = '2026-11-23T10:00:00-05:00',
  pace = 'manual',
}: {
  at?: string;
  /** `real-time` for tests in which a browser's page waits. */
  pace?: Pace;
} = {}): Promise<FrontOffice> {
  const opened: Array<() => unknown> = [];
  const close = async (): Promise<void> => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    return { ...(await open({ at, pace, opened })), close };
  } catch (error) {
    // What is left open would keep jest waiting for ever instead of telling the error.
    await close();
    throw error;
  }
}

async function open({
  at,
  pace,
  opened,
}: {
  at: string;
  pace: Pace;
  /** How to close what was opened so far, in the order of opening. */
  opened: Array<() => unknown>;
}): Promise<Omit<FrontOffice, 'close'>> {
  const deployed = process.env.RINGBACK_TEST_DEPLOYMENT;
  if (!deployed) throw new Error('Run scenarios by "npx jest --selectProjects scenarios".');
  const folder = mkdtempSync(join(tmpdir(), 'ringback-scenario-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(deployed, folder, { recursive: true });
  const database = await openTestDatabase();
  opened.push(() => database.close());
  await seedDemoData({
    connectionString: database.connectionString,
    businessPhoneNumber: demoNumbers.business,
    clockNow: new Date(at),
    hours: 'business',
  });
  await writeSenders({
    connectionString: database.connectionString,
    businessPhoneNumber: demoNumbers.business,
    senders: JSON.parse(readFileSync(join(folder, 'senders.json'), 'utf8')),
  });
  await writeRegistrations({
    connectionString: database.connectionString,
    businessPhoneNumber: demoNumbers.business,
    registrations: JSON.parse(readFileSync(join(folder, 'registrations.json'), 'utf8')),
    now: new Date(at),
  });
  const client = new Client({ connectionString: database.connectionString });
  await client.connect();
  opened.push(() => client.end());
  const twilio = await createLocalTwilio({ pace, startsAt: at, storage: folderStorage(folder) });
  opened.push(() => twilio.close());
  setDatabase(twilio, database.connectionString);
  const { partnerSecret, jobSecret } = localSecrets(folder);
  const due = dueTimes({
    connectionString: database.connectionString,
    businessPhoneNumber: demoNumbers.business,
  });
  opened.push(() => due.close());
  const minuteJob = startMinuteJob({
    clock: twilio.exchange.clock,
    functions: twilio.exchange.functions,
    nextDue: () => due.next(),
    run: () => runJobs({ twilio, secret: jobSecret }),
  });
  opened.push(() => minuteJob.stop());

  return {
    twilio,
    business: { number: demoNumbers.business },
    maya: twilio.person('+12025550147'),
    tom: twilio.person('+12025550148'),
    ben: twilio.person('+12025550122'),
    sara: twilio.person('+12025550121'),
    olivia: twilio.person('+12025550101'),
    passes: (duration) => twilio.passes(duration),
    rows: async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
      (await client.query<Row>(sql, values)).rows,
    asks: (path, body) => askAsPartner({ twilio, secret: partnerSecret, path, body }),
    jobRuns: async () => void (await runJobs({ twilio, secret: jobSecret })),
    storeIs: (state) =>
      setDatabase(twilio, state === 'up' ? database.connectionString : nobodyListens),
  };
}

async function askAsPartner({
  twilio,
  secret,
  path,
  body,
}: {
  twilio: LocalTwilio;
  secret: string;
  path: string;
  body: object;
}): Promise<{ status: number; body: unknown }> {
  const json = canonicalJson(body);
  const time = String(Math.floor(twilio.exchange.clock.now() / 1_000));
  const signature = signatureFor({ secret, content: { time, path, body: json } });
  const response = await fetch(`${twilio.functionsUrl}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Ringback-Signature': signature },
    body: json,
  });
  return { status: response.status, body: await response.json() };
}

/** Port 9 (discard) of the loopback interface: a connection is refused at once. */
const nobodyListens = 'postgres://postgres:postgres@127.0.0.1:9/postgres';

/** As `twilio serverless:env:set` does: the environment's variable changes for the next requests. */
function setDatabase(twilio: LocalTwilio, url: string): void {
  const { environments, variables } = twilio.exchange.state;
  const variable = variables.find(({ key }) => key === 'DATABASE_URL');
  const environment = variable && environments.get(variable.environmentSid);
  if (!environment) throw new Error('The deployment has no DATABASE_URL.');
  variables.update(variable.sid, { value: url });
  twilio.exchange.functions.variablesChanged(environment);
}
