import { demoHours, seedDemoData } from '../../../scripts/demo-data';
import { readStoredHours } from '../../../scripts/hours/stored-hours';
import {
  openingTime,
  openTestDatabase,
  type TestDatabase,
} from '../../database/open-test-database';

let database: TestDatabase;
const businessPhoneNumber = '+12025550100';

beforeAll(async () => {
  database = await openTestDatabase();
  const { connectionString } = database;
  const clockNow = new Date('2026-11-20T15:00:00Z');
  await seedDemoData({ connectionString, businessPhoneNumber, clockNow, hours: 'business' });
}, openingTime);
afterAll(() => database.close());

test('the hours of the business that has the number are read', async () => {
  const { connectionString } = database;
  expect(await readStoredHours({ connectionString, businessPhoneNumber })).toEqual(demoHours);
});

test('a number of no business is named as such', async () => {
  const { connectionString } = database;
  await expect(
    readStoredHours({ connectionString, businessPhoneNumber: '+12025550199' }),
  ).rejects.toMatchObject({ code: 'business_not_found' });
});
