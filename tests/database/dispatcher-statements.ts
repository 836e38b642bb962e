import type { CompiledQuery } from 'kysely';
import { progressOf } from '../../src/broadcasts/broadcast-store';
import { noteCosts } from '../../src/messaging/budget/spending-store';
import { recordReport } from '../../src/messaging/delivery-store';
import {
  type Attempt,
  keepResults,
  knownMessages,
  noteAttempts,
  senderOfAttempt,
  unansweredAttempts,
} from '../../src/messaging/dispatching/attempt-store';
import { recipientsFor } from '../../src/messaging/dispatching/recipient-store';
import {
  claimDue,
  isAnythingDue,
  lockRows,
  saveRows,
} from '../../src/messaging/dispatching/row-store';
import type { Intent } from '../../src/messaging/intent';
import {
  cancel,
  cancelBroadcastMessages,
  enqueue,
  reviseWaiting,
  takeOffChannel,
} from '../../src/messaging/outbox';
import { fillTemplate } from '../../src/messaging/templates/message-template';
import { plainText } from '../../src/messaging/templates/plain-text';
import type { App } from '../../src/platform/app';
import type { Database } from '../../src/platform/database/connection';
import { statementsOf } from './query-plans';

/** Rows of one batch, as the dispatcher takes them. */
const batchSize = 40;
const id = '00000000-0000-4000-8000-000000000001';
const messageSid = `SM${'1'.repeat(32)}`;

/** What large tables a plan may not read from one end to the other. */
export const largeTableScan =
  /Seq Scan on (outbox|outbox_attempts|deliveries|delivery_reports|customers|consents|contacts)\b/;

/**
 * The statements that sending costs again and again, for a batch of messages that are due: what writes
 * them, takes, decides and hands them on, hears of them, and takes them back.
 * @param app with the filled database
 * @param now when messages are due
 */
export async function dispatcherStatements({
  app,
  now,
}: {
  app: App;
  now: Date;
}): Promise<{ work: string; statement: CompiledQuery }[]> {
  const business = await app.business();
  const then: App = { ...app, clock: { ...app.clock, now: () => now } };
  const claim = { businessId: business.id, limit: batchSize, now };
  const rows = await claimDue({ transaction: app.database, ...claim });
  const [first] = rows;
  if (rows.length !== batchSize || !first) throw new Error('A whole batch is due.');
  const ids = rows.map((row) => row.id);
  const person = first.recipient;
  const attempts = rows.map(
    (row): Attempt => ({
      outboxId: row.id,
      number: 2,
      channel: 'sms',
      to: row.recipient,
      sender: business.phoneNumber,
      bodyDigest: '',
    }),
  );
  const message = fillTemplate(plainText, { text: 'Hello' });
  const intents = rows.map(
    ({ recipient }): Intent => ({ recipient, message, idempotencyKey: 'more-news' }),
  );
  const report = {
    messageSid,
    recipient: person,
    outboxId: first.id,
    attempt: 1,
    state: 'delivered' as const,
    errorCode: undefined,
  };
  const works: Record<string, (queries: Database) => Promise<unknown>> = {
    'write intents': (transaction) => enqueue({ transaction, business, intents, now }),
    'look whether anything is due': (database) => isAnythingDue({ ...then, database }),
    'claim what is due': (transaction) => claimDue({ transaction, ...claim }),
    'who they are for': (queries) =>
      recipientsFor({ queries, business, people: rows.map(({ recipient }) => recipient) }),
    'note attempts': (transaction) => noteAttempts({ transaction, attempts, now }),
    'note costs': (queries) =>
      noteCosts({ queries, messages: ids.map((row) => ({ id: row, micros: 1 })) }),
    'lock by ids': (transaction) => lockRows({ transaction, ids }),
    'save rows': (transaction) =>
      saveRows({
        transaction,
        changes: rows.map((row) => ({ row, change: { state: 'sent' as const } })),
      }),
    'keep results': (transaction) =>
      keepResults({
        transaction,
        results: attempts.map((attempt) => ({
          attempt: { ...attempt, number: 1 },
          result: { kind: 'accepted' as const, sid: messageSid, status: 'queued' as const },
        })),
        now,
      }),
    'keep a status report': (database) => recordReport({ app: { ...then, database }, report, now }),
    'attempts without an answer': (queries) => unansweredAttempts({ queries, outboxIds: ids }),
    'messages by SID': (queries) => knownMessages({ queries, to: person, sids: [messageSid] }),
    'sender of an attempt': (transaction) =>
      senderOfAttempt({ transaction, outboxId: first.id, attempt: 1 }),
    'revise what waits': (transaction) =>
      reviseWaiting({
        transaction,
        business,
        intent: { recipient: person, idempotencyKey: 'news', message },
        now,
      }),
    'cancel by key': (transaction) =>
      cancel({ transaction, business, person, idempotencyKeys: ['news'], now }),
    'take a person off a channel': (transaction) =>
      takeOffChannel({ transaction, business, person, channel: 'sms', now }),
    'cancel a broadcast': (transaction) =>
      cancelBroadcastMessages({ transaction, broadcastId: id, now }),
    'progress of a broadcast': (queries) => progressOf({ queries, id }),
  };
  const statements = await Promise.all(
    Object.entries(works).map(async ([work, run]) =>
      // Without rows some cannot go on, after the statement that they are here for.
      (await statementsOf((database) => run(database).catch(() => undefined))).map((statement) => ({
        work,
        statement,
      })),
    ),
  );
  return statements.flat();
}
