import {
  keepResults,
  knownMessages,
  unansweredAttempts,
} from '../../../../src/messaging/dispatching/attempt-store';
import {
  claimDue,
  isAnythingDue,
  lockRows,
  saveRows,
} from '../../../../src/messaging/dispatching/row-store';
import { cancel, cancelAllFor } from '../../../../src/messaging/outbox';
import type { Database } from '../../../../src/platform/database/connection';
import { fillHistory, fillOutbox, planOf, statementsOf } from '../../../database/query-plans';
import { maya, sidOf } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();
const id = '00000000-0000-4000-8000-000000000001';

test('no statement of a dispatcher reads a whole table', async () => {
  const { app } = office;
  const business = await app.business();
  const now = app.clock.now();
  // Enough that reading it all would never be the planner's choice; bench/ does it with a million.
  await fillOutbox({ database: app.database, businessId: business.id, rows: 30_000, now });
  await fillHistory({ database: app.database, now });
  const [row] = await claimDue({
    transaction: app.database,
    businessId: business.id,
    limit: 1,
    now: new Date(now.getTime() + 60_000),
  });
  if (!row) throw new Error('A message is due.');
  const attempt = {
    outboxId: row.id,
    number: 1,
    channel: 'sms' as const,
    to: row.recipient,
    sender: '',
    bodyDigest: '',
  };
  const works: Record<string, (transaction: Database) => Promise<unknown>> = {
    claimDue: (transaction) => claimDue({ transaction, businessId: business.id, limit: 40, now }),
    isAnythingDue: (database) => isAnythingDue({ ...app, database }),
    lockRows: (transaction) => lockRows({ transaction, ids: [id] }),
    saveRows: (transaction) =>
      saveRows({ transaction, changes: [{ row, change: { state: 'sent' } }] }),
    keepResults: (transaction) =>
      keepResults({
        transaction,
        results: [{ attempt, result: { kind: 'accepted', sid: sidOf('SM', 1), status: 'queued' } }],
        now,
      }),
    unansweredAttempts: (queries) => unansweredAttempts({ queries, outboxIds: [id] }),
    knownMessages: (queries) => knownMessages({ queries, to: maya, sids: [sidOf('SM', 1)] }),
    cancel: (transaction) =>
      cancel({ transaction, business, person: maya, idempotencyKeys: ['news'], now }).catch(
        () => 0,
      ),
    cancelAllFor: (transaction) =>
      cancelAllFor({ transaction, business, person: maya, now }).catch(() => 0),
  };
  const scans: string[] = [];
  for (const [name, work] of Object.entries(works)) {
    const statements = await statementsOf(work);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      const plan = await planOf({ database: app.database, statement });
      if (/Seq Scan on (outbox|deliver)/.test(plan)) scans.push(`${name}\n${plan}`);
    }
  }
  expect(scans).toEqual([]);
});
