import type { App } from '../../platform/app';
import { type Business, staffPhones } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import { instantOf, localTimeAt } from '../../platform/time-zone';
import { enqueue } from '../outbox';
import { describeMicros, microsOf } from '../prices/money';
import { dailyBudgetSpent } from '../templates/daily-budget-spent';
import { fillTemplate } from '../templates/message-template';
import { chooseWithinBudget, type PricedMessage, sumOf } from './choose-within-budget';
import { addSpending, noteCosts, noteStaffTold, type SpendingDay, spentOn } from './spending-store';

/** What may go out of what was about to. */
export interface BudgetDecision {
  /** Ids of the messages that are paid for. */
  granted: ReadonlySet<string>;
  /** When the others may be tried again: the start of the business's next day. */
  heldUntil: Date;
}

/**
 * Pays for a batch of messages out of the day's budget, in the transaction in which they are
 * claimed; the day's row is held until it ends. What does not fit waits, and staff are told, once a day.
 */
export async function payFromDailyBudget({
  app,
  transaction,
  business,
  messages,
  now,
}: {
  app: App;
  transaction: Queries;
  business: Business;
  /** In the order in which they are to go out. */
  messages: readonly PricedMessage[];
  now: Date;
}): Promise<BudgetDecision> {
  const today = dayOf({ business, now });
  const heldUntil = nextDayOf({ business, now });
  const wanted = sumOf(messages);
  const budget = microsOf(app.environment.DAILY_MESSAGE_BUDGET);
  const spent = await addSpending({ queries: transaction, of: today, micros: wanted });
  const { granted, held } = chooseWithinBudget({ left: budget - (spent - wanted), messages });
  if (held.length > 0) {
    await addSpending({ queries: transaction, of: today, micros: -sumOf(held) });
    await tellStaff({ app, transaction, business, budget, today, heldUntil, now });
  }
  await noteCosts({ queries: transaction, messages: granted });
  return { granted: new Set(granted.map(({ id }) => id)), heldUntil };
}

/** What is left of today's budget, in millionths; nothing when urgent messages spent more. */
export async function leftToday({
  app,
  queries,
  business,
  now,
}: {
  app: App;
  queries: Queries;
  business: Business;
  now: Date;
}): Promise<number> {
  const spent = await spentOn({ queries, of: dayOf({ business, now }) });
  return Math.max(microsOf(app.environment.DAILY_MESSAGE_BUDGET) - spent, 0);
}

async function tellStaff({
  app,
  transaction,
  business,
  budget,
  today,
  heldUntil,
  now,
}: {
  app: App;
  transaction: Queries;
  business: Business;
  budget: number;
  today: SpendingDay;
  heldUntil: Date;
  now: Date;
}): Promise<void> {
  if (!(await noteStaffTold({ queries: transaction, of: today, now }))) return;
  const phones = await staffPhones({
    database: transaction,
    businessId: business.id,
    department: 'operator',
    frontDesk: app.environment.FRONT_DESK_PHONE_NUMBER,
  });
  await enqueue({
    transaction,
    business,
    intents: phones.map((recipient) => ({
      recipient,
      idempotencyKey: `daily-budget-spent:${today.day}`,
      message: fillTemplate(dailyBudgetSpent, { budget: describeMicros(budget) }),
      priority: 'urgent',
      latestAt: heldUntil,
    })),
    now,
  });
}

function dayOf({ business, now }: { business: Business; now: Date }): SpendingDay {
  const local = localTimeAt({ instant: now, timeZone: business.hours.timeZone });
  const two = (number: number): string => String(number).padStart(2, '0');
  return { businessId: business.id, day: `${local.year}-${two(local.month)}-${two(local.day)}` };
}

/** The business's next midnight; where the clocks skip it, the first instant after. */
function nextDayOf({ business, now }: { business: Business; now: Date }): Date {
  const { timeZone } = business.hours;
  const { year, month, day } = localTimeAt({ instant: now, timeZone });
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return instantOf({
    local: {
      year: next.getUTCFullYear(),
      month: next.getUTCMonth() + 1,
      day: next.getUTCDate(),
      hour: 0,
      minute: 0,
    },
    timeZone,
  });
}
