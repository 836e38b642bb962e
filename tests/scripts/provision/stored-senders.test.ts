import { Client } from 'pg';
import { seedDemoData } from '../../../scripts/demo-data';
import { writeIndiaHeader } from '../../../scripts/provision/india-header';
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
  await client.query('truncate senders');
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

const india = { header: 'NORTHS', entityId: '1101000000000000001' };

test('a header that is registered in India is kept, also when it is told twice', async () => {
  await writeIndiaHeader({ connectionString, businessPhoneNumber, ...india });
  await writeIndiaHeader({ connectionString, businessPhoneNumber, ...india });
  expect(await stored()).toMatchObject([
    {
      address: 'NORTHS',
      kind: 'alphanumeric',
      countries: ['IN'],
      dlt_entity_id: '1101000000000000001',
    },
  ]);
});

test.each([
  ['a header of five letters', { header: 'NORTH' }, 'header_malformed'],
  ['a header of digits, which Twilio takes from nobody', { header: '123456' }, 'header_malformed'],
  ['an entity that is no number', { entityId: 'pending' }, 'entity_malformed'],
])('%s is refused, with what to do', async (_name, change, code) => {
  await expect(
    writeIndiaHeader({ connectionString, businessPhoneNumber, ...india, ...change }),
  ).rejects.toMatchObject({ code });
  expect(await stored()).toEqual([]);
});
