import { Client } from 'pg';
import type { OpeningHours } from '../src/platform/opening-hours-schema';

/** The demo's people and their phones, all from the range of numbers that is kept for fiction. */
export const demoPeople = [
  { phoneNumber: '+12025550101', name: 'Olivia Grant', role: 'owner', email: 'olivia@example.com' },
  { phoneNumber: '+12025550121', name: 'Sara', role: 'agent', email: 'sara@example.com' },
  { phoneNumber: '+12025550122', name: 'Ben', role: 'agent', email: 'ben@example.com' },
  { phoneNumber: '+12025550147', name: 'Maya Lopez', role: 'customer', email: 'maya@example.com' },
  { phoneNumber: '+12025550148', name: 'Tom Reed', role: 'customer', email: 'tom@example.com' },
] as const;

const owner = '+12025550101';
const sara = '+12025550121';
const ben = '+12025550122';
const maya = '+12025550147';
const tom = '+12025550148';

const day = [{ from: '08:00', to: '18:00' }];
const saturday = [{ from: '09:00', to: '13:00' }];
const roundTheClock = [{ from: '00:00', to: '24:00' }];

/** The clinic's hours, by Washington's clocks; it is closed on two holidays. */
export const demoHours: OpeningHours = {
  timeZone: 'America/New_York',
  weekdays: {
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday,
    sunday: [],
  },
  holidays: [
    { date: '2026-12-25', name: 'Christmas Day', ranges: [] },
    { date: '2027-01-01', name: "New Year's Day", ranges: [] },
  ],
};

const alwaysOpen: OpeningHours = {
  timeZone: demoHours.timeZone,
  weekdays: {
    monday: roundTheClock,
    tuesday: roundTheClock,
    wednesday: roundTheClock,
    thursday: roundTheClock,
    friday: roundTheClock,
    saturday: roundTheClock,
    sunday: roundTheClock,
  },
  holidays: [],
};

/**
 * Fills a migrated database with the demo business, Northside Clinic, its staff and customers.
 * Running it again changes nothing but the opening hours, which become the ones asked for.
 *
 * @param connectionString `postgres://…`
 * @param businessPhoneNumber E.164
 * @param clockNow the time to which the rows belong
 * @param hours `always-open` lets a newcomer hear the menu at any hour
 */
export async function seedDemoData({
  connectionString,
  businessPhoneNumber,
  clockNow,
  hours,
}: {
  connectionString: string;
  businessPhoneNumber: string;
  clockNow: Date;
  hours: 'business' | 'always-open';
}): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    const { timeZone, ...openingHours } = hours === 'business' ? demoHours : alwaysOpen;
    const result = await client.query<{ id: string }>(
      `insert into businesses (phone_number, name, time_zone, opening_hours, created_at)
       values ($1, 'Northside Clinic', $2, $3, $4)
       on conflict (phone_number) do update set opening_hours = excluded.opening_hours
       returning id`,
      [businessPhoneNumber, timeZone, JSON.stringify(openingHours), clockNow],
    );
    const [business] = result.rows;
    if (business) await seedPeopleAndRecords({ client, businessId: business.id, clockNow });
    await client.query('commit');
  } finally {
    // Without a commit, the end of the connection undoes everything.
    await client.end();
  }
}

async function seedPeopleAndRecords({
  client,
  businessId,
  clockNow,
}: {
  client: Client;
  businessId: string;
  clockNow: Date;
}): Promise<void> {
  await client.query(
    `insert into agents (business_id, department, name, phone_number, receives_texts) values
       ($1, 'operator', 'Olivia Grant', '${owner}', true),
       ($1, 'sales', 'Sara', '${sara}', true),
       ($1, 'support', 'Ben', '${ben}', true)
     on conflict do nothing`,
    [businessId],
  );
  await client.query(
    `insert into customers (business_id, phone_number, name, email, created_at) values
       ($1, '${maya}', 'Maya Lopez', 'maya@example.com', $2),
       ($1, '${tom}', 'Tom Reed', 'tom@example.com', $2)
     on conflict do nothing`,
    [businessId, clockNow],
  );
  await client.query(
    `insert into orders (business_id, lookup_key, order_number, customer_phone_number, status,
                         expected_on, updated_at) values
       ($1, 'NC1001', 'NC-1001', '${maya}', 'shipped', '2026-11-24', $2),
       ($1, 'NC1002', 'NC-1002', '${maya}', 'delivered', null, $2),
       ($1, 'NC1003', 'NC-1003', '${tom}', 'confirmed', '2026-12-01', $2),
       ($1, 'NC1004', 'NC-1004', '${tom}', 'delayed', '2026-12-03', $2)
     on conflict do nothing`,
    [businessId, clockNow],
  );
  await client.query(
    `insert into accounts (business_id, email, customer_phone_number, account_number,
                           balance_cents, currency, due_on) values
       ($1, 'maya@example.com', '${maya}', 'A-2041', 4250, 'USD', '2026-12-01'),
       ($1, 'tom@example.com', '${tom}', 'A-2042', 0, 'USD', null)
     on conflict do nothing`,
    [businessId],
  );
}
