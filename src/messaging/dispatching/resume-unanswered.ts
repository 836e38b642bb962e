import type { App } from '../../platform/app';
import { keepResults } from './attempt-store';
import { type Found, findUnanswered } from './find-unanswered';
import type { OutboxRow } from './outbox-row';
import { lockRows, saveRows } from './row-store';
import { afterLostAttempt, afterSending, type SendResult } from './transitions';

/** Settles attempts that were never answered: as sent when Twilio has the message, else to be sent. */
export async function resumeUnanswered({
  app,
  rows,
}: {
  app: App;
  rows: readonly OutboxRow[];
}): Promise<void> {
  const found = await findUnanswered({ app, rows });
  if (found.length === 0) return;
  const now = app.clock.now();
  await app.database.transaction().execute(async (transaction) => {
    const current = await lockRows({ transaction, ids: found.map(({ row }) => row.id) });
    const changes = found.flatMap((one) => {
      const row = current.get(one.row.id);
      // A report or another look was faster.
      if (!row || row.attempts !== one.row.attempts) return [];
      if (one.kind === 'never-taken') return [{ row, change: afterLostAttempt(row, { now }) }];
      const result = resultOf(one);
      const random = app.random();
      return [{ row, change: afterSending(row, { attempt: row.attempts, result, now, random }) }];
    });
    await saveRows({ transaction, changes });
    const results = found.flatMap((one) =>
      one.attempt ? [{ attempt: one.attempt, result: resultOf(one) }] : [],
    );
    await keepResults({ transaction, results, now });
  });
  for (const { kind, row } of found) {
    app.log.info('message_settled', { kind, purpose: row.purpose });
  }
}

function resultOf(found: Found): SendResult {
  return found.kind === 'taken'
    ? { kind: 'accepted', sid: found.sid, status: found.status }
    : { kind: 'refused', class: 'temporary', code: 'no_answer' };
}
