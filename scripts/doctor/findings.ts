import { join } from 'node:path';
import { Client } from 'pg';
import type { Twilio } from 'twilio';
import { readMigrations } from '../../src/platform/database/migrate';
import { settings, variableIn } from '../../src/platform/environment';
import { requireFreshBuild } from '../build/manifest';
import { projectFolder } from '../build/paths';
import { checkProject } from '../build/project-checks';
import { requireVariable } from '../configuration/environment-file';
import { settingsFor } from '../provision/business-number';
import { findDeployedDomain } from '../provision/deployed-domain';

/** One thing that was looked at. `detail` says what is right, or what to do. */
export interface Finding {
  what: string;
  state: 'right' | 'wrong';
  detail: string;
}

/** Looks at the project, the variables, the database, the deployment and the number, in this order. */
export async function findings({
  variables,
  client,
  domainSuffix,
}: {
  variables: Record<string, string>;
  client: Twilio;
  domainSuffix: string;
}): Promise<Finding[]> {
  const deployment = (): Promise<string> =>
    findDeployedDomain({ client, serviceName: 'ringback', environment: domainSuffix });
  return [
    await look('Project files', async () => {
      checkProject(projectFolder);
      return 'no trap of the platform in them';
    }),
    await look(
      'Build',
      async () => `${requireFreshBuild().functions.length} functions, up to date`,
    ),
    ...(await Promise.all(
      Object.entries(settings).map(([name, schema]) =>
        look(name, async () => {
          const result = schema.safeParse(variableIn(variables, name));
          if (!result.success)
            throw new RangeError(result.error.issues[0]?.message ?? 'is malformed');
          return 'set';
        }),
      ),
    )),
    await look('Database', () => lookAtDatabase(requireVariable(variables, 'DATABASE_URL'))),
    await look('Deployment', deployment),
    await look('Business number', async () => {
      const phoneNumber = requireVariable(variables, 'BUSINESS_PHONE_NUMBER');
      return lookAtNumber({ client, phoneNumber, domainName: await deployment() });
    }),
  ];
}

async function look(what: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'right', detail: await check() };
  } catch (error) {
    return { what, state: 'wrong', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function lookAtDatabase(connectionString: string): Promise<string> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select name from schema_migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = (await readMigrations(join(projectFolder, 'migrations'))).filter(
      ({ name }) => !applied.has(name),
    );
    if (missing.length > 0) throw new RangeError('It lacks tables. Run: npm run migrate');
    return `${applied.size} migrations applied`;
  } finally {
    await client.end();
  }
}

async function lookAtNumber({
  client,
  phoneNumber,
  domainName,
}: {
  client: Twilio;
  phoneNumber: string;
  domainName: string;
}): Promise<string> {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  if (!number) throw new RangeError(`The account does not own ${phoneNumber}.`);
  const current = new Map<string, unknown>(Object.entries(number));
  const wrong = Object.entries(settingsFor(domainName)).filter(
    ([name, value]) => current.get(name) !== value,
  );
  if (wrong.length > 0) {
    throw new RangeError(
      `Not pointed at ${domainName} (${wrong.map(([name]) => name).join(', ')}). Run: npm run provision`,
    );
  }
  return `points at ${domainName}`;
}
