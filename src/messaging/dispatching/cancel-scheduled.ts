import type { App } from '../../platform/app';
import { describeError } from '../../platform/errors';
import { readSendFailure } from '../send-failure';
import type { OutboxRow } from './outbox-row';
import { lockRows, saveRows } from './row-store';
import { afterCancelling } from './transitions';

/** Twilio: 30409, "This message cannot be canceled": it has gone out. 20404: there is no such message. */
const tooLateCodes = ['30409', '20404'];

/** Takes messages back from Twilio's schedule. What fails for now is tried again by a later run. */
export async function cancelScheduled({
  app,
  rows,
}: {
  app: App;
  rows: readonly OutboxRow[];
}): Promise<void> {
  for (const row of rows) {
    const outcome = row.message_sid ? await takeBack({ app, sid: row.message_sid }) : 'too-late';
    if (outcome === 'unknown') continue;
    const now = app.clock.now();
    await app.database.transaction().execute(async (transaction) => {
      const current = (await lockRows({ transaction, ids: [row.id] })).get(row.id);
      if (!current) return;
      const change = afterCancelling(current, { outcome, now });
      await saveRows({ transaction, changes: [{ row: current, change }] });
    });
  }
}

/** Takes one message back from Twilio's schedule. Never throws. */
export async function takeBack({
  app,
  sid,
}: {
  app: App;
  sid: string;
}): Promise<'cancelled' | 'too-late' | 'unknown'> {
  try {
    await app.messages.cancel(sid);
    return 'cancelled';
  } catch (error) {
    if (tooLateCodes.includes(readSendFailure(error).code)) return 'too-late';
    app.log.warn('message_not_cancelled', { messageSid: sid, ...describeError(error) });
    return 'unknown';
  }
}
