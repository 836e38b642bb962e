import type { App } from '../platform/app';
import type { SendFailure } from './send-failure';

/** How long a claim holds, in ms. Longer than a function lives, so its owner is gone afterwards. */
const claimTime = 60_000;

/** An outbox row that this run, and no other, may send. */
export interface ClaimedIntent {
  id: string;
  recipient: string;
  variables: unknown;
  purpose: string;
  /** This attempt included. */
  attempts: number;
}

/** Claims what is due, oldest first, in one statement: nobody else gets these rows, nobody waits. */
export async function claimDue({
  app,
  limit,
}: {
  app: App;
  limit: number;
}): Promise<ClaimedIntent[]> {
  const now = app.clock.now();
  return (
    app.database
      // A CTE that locks is run once; a sub-query in "where" might be run again and claim more.
      .with('due', (query) =>
        query
          .selectFrom('outbox')
          .select('id')
          .where('state', 'in', ['pending', 'sending'])
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .updateTable('outbox')
      .from('due')
      .whereRef('outbox.id', '=', 'due.id')
      .set((row) => ({
        state: 'sending',
        attempts: row('attempts', '+', 1),
        due_at: new Date(now.getTime() + claimTime),
      }))
      .returning(['outbox.id', 'recipient', 'variables', 'purpose', 'attempts'])
      .execute()
  );
}

/** Twilio took the message: what becomes of it is the delivery's story from here. */
export async function markAccepted({
  app,
  intent,
  message,
}: {
  app: App;
  intent: ClaimedIntent;
  message: { sid: string; status: string };
}): Promise<void> {
  const now = app.clock.now();
  await app.database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('outbox')
      .set({ state: 'sent', message_sid: message.sid })
      .where('id', '=', intent.id)
      .execute();
    await transaction
      .insertInto('outbox_attempts')
      .values({ ...attemptOf(intent), outcome: 'sent', error_code: null, attempted_at: now })
      .execute();
    await transaction
      .insertInto('deliveries')
      .values({
        recipient: intent.recipient,
        message_sid: message.sid,
        outbox_id: intent.id,
        state: message.status,
        error_code: null,
        updated_at: now,
      })
      // A report was faster than the answer to our own request, and it knows more.
      .onConflict((conflict) => conflict.columns(['recipient', 'message_sid']).doNothing())
      .execute();
  });
}

/** Keeps the failed attempt, and puts the row back when it shall be tried again. */
export async function markFailed({
  app,
  intent,
  failure,
  retryAt,
}: {
  app: App;
  intent: ClaimedIntent;
  failure: SendFailure;
  retryAt: Date | undefined;
}): Promise<void> {
  await app.database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('outbox')
      .set(retryAt ? { state: 'pending', due_at: retryAt } : { state: 'failed' })
      .where('id', '=', intent.id)
      .where('state', '=', 'sending')
      .execute();
    await transaction
      .insertInto('outbox_attempts')
      .values({
        ...attemptOf(intent),
        outcome: failure.outcome,
        error_code: failure.code,
        attempted_at: app.clock.now(),
      })
      .execute();
  });
}

function attemptOf(intent: ClaimedIntent): {
  outbox_id: string;
  attempt: number;
  recipient: string;
} {
  return { outbox_id: intent.id, attempt: intent.attempts, recipient: intent.recipient };
}
