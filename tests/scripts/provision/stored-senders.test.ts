import { Client } from 'pg';
import { seedDemoData } from '../../../scripts/demo-data';
import {
  indiaRegistrations,
  writeIndiaRegistrations,
} from '../../../scripts/provision/india-registrations';
import { writeSenders } from '../../../scripts/provision/write-senders';
import { phoneSender } from '../../../src/messaging/senders/sender-store';
import { openingTime, openTestDatabase } from '../../database/open-test-database';

const businessPhoneNumber = '+12025550100';
const now = new Date('2026-11-20T15:00:00Z');

let connectionString: string;
let client: Client;
const closing: Array<() => unknown> = [];

beforeAll(async () => {
  const database = await openTestDatabase();
  closing.push(() => database.close());
  connectionString = database.connectionString;
  await seedDemoData({ connectionString, businessPhoneNumber, clockNow: now, hours: 'business' });
  client = new Client({ connectionString });
  await client.connect();
  closing.push(() => client.end());
}, openingTime);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});
beforeEach(async () => {
  await client.query('truncate senders, template_registrations');
});

const number = { ...phoneSender(businessPhoneNumber), messagingServiceSid: `MG${'0'.repeat(32)}` };

async function stored(): Promise<Array<Record<string, unknown>>> {
  const { rows } = await client.query(
    `select address, kind, countries, messages_per_second::int as pace, messaging_service_sid,
            dlt_entity_id from senders order by address`,
  );
  return rows;
}

test('senders are written once, and what a person has set stays', async () => {
  await writeSenders({ connectionString, businessPhoneNumber, senders: [number] });
  await client.query("update senders set messages_per_second = 20, countries = '{US}'");
  const messagingServiceSid = `MG${'1'.repeat(32)}`;
  const senders = [{ ...number, messagingServiceSid }];
  await writeSenders({ connectionString, businessPhoneNumber, senders });

  expect(await stored()).toEqual([
    {
      address: businessPhoneNumber,
      kind: 'long-code',
      countries: ['US'],
      pace: 20,
      messaging_service_sid: messagingServiceSid,
      dlt_entity_id: null,
    },
  ]);
});

test('a database without the business is refused, with what to do', async () => {
  const senders = [number];
  await expect(
    writeSenders({ connectionString, businessPhoneNumber: '+12025550199', senders }),
  ).rejects.toMatchObject({ code: 'business_missing' });
});

const registrations = indiaRegistrations.parse({
  header: 'NORTHS',
  entityId: '1101000000000000001',
  templates: [
    {
      template: 'order-delayed',
      language: 'en',
      id: '1107000000000000001',
      text: 'to be set by each test',
    },
  ],
});

async function register(text: string): Promise<void> {
  await writeIndiaRegistrations({
    connectionString,
    businessPhoneNumber,
    registrations: {
      ...registrations,
      templates: registrations.templates.map((one) => ({ ...one, text })),
    },
    now,
  });
}

test('what is registered in India is kept, also when it is told twice', async () => {
  const anything = '{#var#}'.repeat(8);
  await register(anything);
  await register(anything);
  expect(await stored()).toMatchObject([
    {
      address: 'NORTHS',
      kind: 'alphanumeric',
      countries: ['IN'],
      dlt_entity_id: '1101000000000000001',
    },
  ]);
  const { rows } = await client.query('select registration_id, state from template_registrations');
  expect(rows).toEqual([{ registration_id: '1107000000000000001', state: 'approved' }]);
});

test('a text that is not what we send is refused before anything is kept, and ours is shown', async () => {
  await expect(register('Dear {#var#}, your parcel is late.')).rejects.toMatchObject({
    code: 'text_differs',
    message: expect.stringMatching(/Northside Clinic/),
  });
  expect(await stored()).toEqual([]);
});

test.each([
  ['a header of five letters', { header: 'NORTH' }],
  ['an entity that is no number', { entityId: 'pending' }],
  [
    'a template that we do not have',
    { templates: [{ ...registrations.templates[0], template: 'spam' }] },
  ],
])('%s is no registration', (_name, change) => {
  expect(indiaRegistrations.safeParse({ ...registrations, ...change }).success).toBe(false);
});
