import type { App } from '../../platform/app';
import type { Business } from '../../platform/business';
import { sharedTransaction } from '../../platform/database/connection';
import { recordCarrierRefusal } from '../consent/consent-store';
import { retryDelay } from '../retry';
import { type Attempt, keepResults } from './attempt-store';
import { pauseSenders } from './pace-store';
import { lockRows, saveRows } from './row-store';
import { afterSending, type SendResult } from './transitions';

/** An attempt and how it ended. */
export interface EndedAttempt {
  attempt: Attempt;
  /** E.164. */
  person: string;
  result: SendResult;
}

/** Keeps how the attempts of a batch ended, and draws the consequences, in one transaction. */
export async function settleAttempts({
  app,
  business,
  ended,
}: {
  app: App;
  business: Business;
  ended: readonly EndedAttempt[];
}): Promise<void> {
  if (ended.length === 0) return;
  const now = app.clock.now();
  await sharedTransaction(app.database, async (transaction) => {
    const ids = ended.map(({ attempt }) => attempt.outboxId);
    const rows = await lockRows({ transaction, ids });
    const changes = ended.flatMap(({ attempt, result }) => {
      const row = rows.get(attempt.outboxId);
      if (!row) return [];
      const { number } = attempt;
      const change = afterSending(row, { attempt: number, result, now, random: app.random() });
      return [{ row, change }];
    });
    await saveRows({ transaction, changes });
    await keepResults({ transaction, results: ended, now });
    for (const { attempt, person, result } of ended) {
      if (result.kind !== 'refused') continue;
      const { sender, channel } = attempt;
      if (result.class === 'opted-out') {
        await recordCarrierRefusal({ transaction, business, person, sender, now });
      }
      if (result.class === 'pause-sender' || result.class === 'pause-account') {
        const { retryAfter } = result;
        const wait = retryDelay({ tries: 1, random: app.random(), retryAfter });
        const isOfTwilio = result.class === 'pause-account' && channel !== 'email';
        await pauseSenders({
          transaction,
          business,
          which: isOfTwilio ? 'all-of-twilio' : { channel, address: sender },
          until: new Date(now.getTime() + wait),
          now,
        });
      }
    }
  });
  for (const { attempt, result } of ended) {
    const about = { channel: attempt.channel, attempt: attempt.number };
    if (result.kind === 'accepted') {
      app.log.info('message_accepted', { ...about, messageSid: result.sid });
    } else {
      app.log.warn('message_refused', { ...about, kind: result.kind, code: result.code });
    }
  }
}
