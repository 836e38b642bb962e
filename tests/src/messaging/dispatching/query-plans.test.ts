import { dispatcherStatements, largeTableScan } from '../../../database/dispatcher-statements';
import { fillOutbox, planOf, timedPlanOf } from '../../../database/query-plans';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

test('no statement of a dispatcher reads a whole table, and whether anything is due costs one look', async () => {
  const { app } = office;
  const { database } = app;
  const { id: businessId } = await app.business();
  const now = app.clock.now();
  // Enough that reading it all would never be the planner's choice; bench/ does it with a million.
  await fillOutbox({ app, businessId, people: 20_000, customers: { oneIn: 1 }, now });
  const later = new Date(now.getTime() + 60_000);
  const scans: string[] = [];
  for (const { work, statement } of await dispatcherStatements({ app, now: later })) {
    const plan = await planOf({ queries: database, statement });
    if (largeTableScan.test(plan)) scans.push(`${work}\n${plan}`);
    if (work === 'look whether anything is due') {
      // Else each status report would cost more, the more messages wait.
      const { plan: run } = await timedPlanOf({ database, statement });
      expect(run).toMatch(/ on outbox .*\(actual .*rows=1(\.00)? /);
    }
  }
  expect(scans).toEqual([]);
});
