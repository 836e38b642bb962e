import type { PricedMessage } from '../../../../src/messaging/budget/choose-within-budget';
import {
  type BudgetDecision,
  leftToday,
  payFromDailyBudget,
} from '../../../../src/messaging/budget/daily-budget';
import { closeDatabaseAt, databaseAt } from '../../../../src/platform/database/connection';
import { ben, maya, owner } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();
const dollar = 1_000_000;
const ids = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`);
const [first = '', second = '', third = ''] = ids;

const other = (id: string, dollars: number): PricedMessage => ({
  id,
  micros: dollars * dollar,
  priority: 'other',
});
const urgent = (id: string, dollars: number): PricedMessage => ({
  ...other(id, dollars),
  priority: 'urgent',
});

/** Pays out of the day's 50 dollars. */
async function pay(messages: PricedMessage[], app = office.app): Promise<BudgetDecision> {
  const business = await app.business();
  return app.database
    .transaction()
    .execute((transaction) =>
      payFromDailyBudget({ app, transaction, business, messages, now: app.clock.now() }),
    );
}

async function left(): Promise<number> {
  const { app } = office;
  const business = await app.business();
  const micros = await leftToday({ app, queries: app.database, business, now: app.clock.now() });
  return micros / dollar;
}

function warnings(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('outbox')
    .select(['recipient', 'idempotency_key', 'priority', 'variables', 'latest_at'])
    .where('template', '=', 'daily-budget-spent')
    .orderBy('idempotency_key')
    .execute();
}

test('a day’s messages are paid for until its budget is spent', async () => {
  expect((await pay([other(first, 30)])).granted).toEqual(new Set([first]));
  expect(await left()).toBe(20);
  expect((await pay([other(second, 20), other(third, 1)])).granted).toEqual(new Set([second]));
  expect(await left()).toBe(0);
});

test('urgent messages go out beyond it, and then nothing else does', async () => {
  expect((await pay([urgent(first, 60)])).granted).toEqual(new Set([first]));
  expect((await pay([other(second, 0.01)])).granted).toEqual(new Set());
  expect(await left()).toBe(0);
});

test('what waits, waits for the business’s own next day, also over a change of clocks', async () => {
  // 23:30 on the day on which New York's clocks go back: its midnight is 5 hours from UTC again.
  office.timeIs('2026-11-01T23:30:00-05:00');
  const { heldUntil } = await pay([other(first, 51)]);
  expect(heldUntil).toEqual(new Date('2026-11-02T00:00:00-05:00'));
  office.timeIs(heldUntil.toISOString());
  expect(await left()).toBe(50);
});

test('the owner is told once a day, urgently', async () => {
  await pay([other(first, 51)]);
  await pay([other(first, 51)]);
  const today = {
    recipient: owner,
    idempotency_key: 'daily-budget-spent:2026-11-20',
    priority: 0,
    variables: { budget: '$50.00' },
    latest_at: new Date('2026-11-21T00:00:00-05:00'),
  };
  expect(await warnings()).toEqual([today]);
  office.timePasses(86_400_000);
  await pay([other(first, 51)]);
  expect(await warnings()).toEqual([
    today,
    expect.objectContaining({ idempotency_key: 'daily-budget-spent:2026-11-21' }),
  ]);
});

test('nobody is told while all fits', async () => {
  await pay([other(first, 50)]);
  expect(await warnings()).toEqual([]);
});

test('what a message has cost on all its channels is noted with it', async () => {
  const { app } = office;
  const now = app.clock.now();
  const business = await app.business();
  const row = {
    business_id: business.id,
    purpose: 'offers',
    template: 'offer',
    variables: '{}',
    channels: ['sms'],
    state: 'sending' as const,
    idempotency_key: 'test',
    earliest_at: now,
    latest_at: now,
    created_at: now,
  };
  const [paid, unpaid] = await app.database
    .insertInto('outbox')
    .values([
      { ...row, recipient: maya },
      { ...row, recipient: ben },
    ])
    .returning('id')
    .execute();
  await pay([other(paid?.id ?? '', 1), other(unpaid?.id ?? '', 60)]);
  await pay([other(paid?.id ?? '', 2)]);
  const costs = await app.database
    .selectFrom('outbox')
    .select(['recipient', 'cost_micros'])
    .where('template', '=', 'offer')
    .orderBy('recipient')
    .execute();
  expect(costs.map(({ recipient, cost_micros }) => [recipient, Number(cost_micros)])).toEqual([
    [ben, 0],
    [maya, 3 * dollar],
  ]);
});

test('dispatchers at once, each on a connection of its own, never spend the same money', async () => {
  const { app } = office;
  const urls = [1, 2, 3, 4].map(
    (number) => `${app.environment.DATABASE_URL}?application_name=${number}`,
  );
  const decisions = await Promise.all(
    urls.map((url) =>
      pay([other(first, 20)], { ...app, database: databaseAt({ url, log: app.log }) }),
    ),
  );
  await Promise.all(urls.map(closeDatabaseAt));
  expect(decisions.filter(({ granted }) => granted.size === 1)).toHaveLength(2);
  expect(await left()).toBe(10);
});
