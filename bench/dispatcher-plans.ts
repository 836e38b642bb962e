import { demoNumbers } from '../scripts/start/deploy-front-office';
import { createApp } from '../src/platform/app';
import { closeDatabaseAt } from '../src/platform/database/connection';
import { dispatcherStatements, largeTableScan } from '../tests/database/dispatcher-statements';
import { fillOutbox, timedPlanOf } from '../tests/database/query-plans';
import { contextWith } from '../tests/src/call-function';
import { openMeasuredStore } from './front-office';
import { median, milliseconds, type Row } from './table';

/** Messages in the outbox, and as many people, attempts and deliveries. */
const history = 1_000_000;
/** Times that each statement is run. */
const turns = 15;

/** How the database runs each of the dispatcher's statements among a million messages, and for how long. */
export async function benchDispatcherPlans(): Promise<Row[]> {
  const store = await openMeasuredStore();
  const app = createApp(
    contextWith({
      DATABASE_URL: store.databaseUrl,
      BUSINESS_PHONE_NUMBER: demoNumbers.business,
      FRONT_DESK_PHONE_NUMBER: demoNumbers.frontDesk,
    }),
  );
  try {
    const { database } = app;
    const { id: businessId } = await app.business();
    const now = app.clock.now();
    await fillOutbox({ app, businessId, people: history, customers: { oneIn: 10 }, now });
    const rows: Row[] = [];
    // When all that waits is due: a thousandth of a second for each.
    const later = new Date(now.getTime() + history);
    for (const { work, statement } of await dispatcherStatements({ app, now: later })) {
      const times: number[] = [];
      let scan = false;
      for (let turn = 0; turn < turns; turn += 1) {
        const { plan, time } = await timedPlanOf({ database, statement });
        times.push(time);
        scan ||= largeTableScan.test(plan);
      }
      const found = { what: work, measured: milliseconds(median(times)) };
      rows.push(
        scan
          ? { ...found, aim: 'seq scan', failure: `"${work}" reads a whole table.` }
          : { ...found, aim: 'index' },
      );
    }
    return rows;
  } finally {
    await closeDatabaseAt(store.databaseUrl);
    await store.close();
  }
}
