import type { Transaction } from 'kysely';
import type { App } from '../../platform/app';
import type { Business } from '../../platform/business';
import { sharedTransaction } from '../../platform/database/connection';
import type { Tables } from '../../platform/database/tables';
import { describeError } from '../../platform/errors';
import { type Asked, mustBeAskedAfter } from './ask-after-silence';
import { noteAttempts } from './attempt-store';
import type { Means } from './choose-route';
import { type Decision, decideRow, type ReadySend } from './decide-row';
import { keepToBudget } from './keep-to-budget';
import { keepToPace } from './keep-to-pace';
import { readMeans } from './means-store';
import type { OutboxRow, RowChange } from './outbox-row';
import { recipientsFor } from './recipient-store';
import { claimDue, saveRows } from './row-store';
import { claimTime, finish } from './transitions';

/** A row and what is changed of it. */
export interface ChangedRow {
  row: OutboxRow;
  change: RowChange;
}

/** What is ready to go, and what is changed of the rows that are not. */
export interface Sorted {
  ready: readonly ReadySend[];
  changes: readonly ChangedRow[];
}

/** What a run has to do for a batch of rows, after the transaction that took them. */
export interface BatchPlan {
  /** How many rows were taken. */
  taken: number;
  sends: readonly ReadySend[];
  /** Rows whose attempt was never answered: has Twilio the message? */
  unanswered: readonly OutboxRow[];
  /** Rows of whose message nothing was heard in its time: what does Twilio say of it? */
  unheard: readonly OutboxRow[];
  /** Rows to be taken back from Twilio's schedule. */
  cancellations: readonly OutboxRow[];
}

/** What a run keeps from batch to batch. */
export interface RunMemory {
  means?: Means;
  /** How many messages wait for a sender, by its key. */
  waiting: Map<string, number>;
  /** After which messages Twilio has been asked. */
  asked: Asked;
}

/**
 * Takes what is due and decides about each row, in one transaction: expired, refused, to wait, or to
 * go. What goes has its attempt noted before it is made, so that a crash leaves a trace.
 */
export async function planBatch({
  app,
  business,
  limit,
  memory,
}: {
  app: App;
  business: Business;
  limit: number;
  memory: RunMemory;
}): Promise<BatchPlan> {
  return await sharedTransaction(app.database, async (transaction) => {
    const now = app.clock.now();
    const rows = await claimDue({ transaction, businessId: business.id, limit, now });
    const unanswered = rows.filter(({ state }) => state === 'sending');
    const cancellations = rows.filter(({ state }) => state === 'cancelling');
    const unheard = rows.filter((row) => mustBeAskedAfter({ row, asked: memory.asked, now }));
    const later = new Set([...unanswered, ...cancellations, ...unheard]);
    const others = rows.filter((row) => !later.has(row));

    const decided = await decideRows({ app, transaction, business, rows: others, memory, now });
    const paced = await keepToPace({ transaction, business, ready: decided.ready, memory, now });
    const paid = await keepToBudget({ app, transaction, business, ready: paced.ready, now });

    const claim: RowChange = { due_at: new Date(now.getTime() + claimTime) };
    const taken = [...later].map((row) => ({ row, change: claim }));
    const begun = paid.ready.map(({ row, beginning }) => ({
      row,
      change: { ...beginning, ...claim },
    }));
    await saveRows({
      transaction,
      changes: [...decided.changes, ...paced.changes, ...paid.changes, ...taken, ...begun],
    });
    const attempts = paid.ready.map(({ attempt }) => attempt);
    await noteAttempts({ transaction, attempts, now });
    return { taken: rows.length, sends: paid.ready, unanswered, unheard, cancellations };
  });
}

async function decideRows({
  app,
  transaction,
  business,
  rows,
  memory,
  now,
}: {
  app: App;
  transaction: Transaction<Tables>;
  business: Business;
  rows: readonly OutboxRow[];
  memory: RunMemory;
  now: Date;
}): Promise<Sorted> {
  if (rows.length === 0) return { ready: [], changes: [] };
  const means = memory.means ?? (await readMeans({ queries: transaction, business }));
  memory.means = means;
  const people = rows.map(({ recipient }) => recipient);
  const recipientOf = await recipientsFor({ queries: transaction, business, people });
  const ready: ReadySend[] = [];
  const changes: ChangedRow[] = [];
  for (const row of rows) {
    const recipient = recipientOf(row.recipient);
    const decision = await decideRow({ row, recipient, means, now }).catch(
      (error: unknown): Decision => {
        // A row that cannot be decided about must not hold up the others.
        const { code, message } = describeError(error);
        app.log.error('message_not_decided', { template: row.template, code, message });
        return { kind: 'change', change: finish('failed', { code, now }), code };
      },
    );
    if (decision.kind === 'send') {
      ready.push(decision.send);
      continue;
    }
    changes.push({ row, change: decision.change });
    if (decision.code !== undefined) {
      app.log.info('message_not_sent', { purpose: row.purpose, code: decision.code });
    }
  }
  return { ready, changes };
}
