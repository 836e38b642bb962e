import type { App } from '../../platform/app';
import { describeError } from '../../platform/errors';
import { type Delivery, deliveryStates, isTerminal } from '../delivery';
import { recordReport } from '../delivery-store';
import { readSendFailure } from '../send-failure';
import { channelOf, fallbackTime, type OutboxRow, type RowChange, wasHandedOn } from './outbox-row';
import { lockRows, saveRows } from './row-store';
import { afterReport, claimTime } from './transitions';

/** Which attempts of rows Twilio was asked after, and when: by the row's id. */
export type Asked = Map<string, { attempt: number; at: Date }>;

/** ms that an answer counts: a process that was frozen in between must ask again. */
const freshness = claimTime / 2;
/** ms: Twilio usually answers in a tenth of a second, and a function must end after 10 s. */
const patience = 5_000;
/** How many are asked after at once, as many as are handed on. */
const atOnce = 10;
/** ms until one is asked after again that is still in Twilio's schedule and has no further channel. */
const longestPause = 3_600_000;
/** Twilio: 20404, there is no such message, so there is nothing to wait for either. */
const unknownMessage = '20404';

/**
 * Whether Twilio has to be asked how a row's message fares, before its silence is taken for a failure:
 * Twilio tells of each status once, and of one that came while the store was down nobody knows here. A mail
 * cannot be asked after.
 */
export function mustBeAskedAfter({
  row,
  asked,
  now,
}: {
  row: OutboxRow;
  asked: Asked;
  now: Date;
}): boolean {
  if (!wasHandedOn(row) || row.message_sid === null || channelOf(row) === 'email') return false;
  const known = asked.get(row.id);
  const isKnown = known?.attempt === row.attempts && now.getTime() - known.at.getTime() < freshness;
  return !isKnown;
}

/** What Twilio says of a row's message: how it ended, or that it is still on its way. */
type Heard =
  | { kind: 'ended'; row: OutboxRow; messageSid: string; delivery: Delivery }
  | { kind: 'under-way' | 'scheduled'; row: OutboxRow };

/**
 * Asks Twilio how messages fare of which nothing was heard in their time, and takes the answer as it takes
 * a report. Those that are still on their way are due again at once, for the next channel; those of which
 * Twilio says nothing stay claimed, and are asked after again by a later run: better late than twice.
 *
 * @param rows claimed
 * @param asked where those are noted that are still on their way
 */
export async function askAfterSilence({
  app,
  rows,
  asked,
}: {
  app: App;
  rows: readonly OutboxRow[];
  asked: Asked;
}): Promise<void> {
  const queue = [...rows];
  const work = async (): Promise<void> => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const heard = await askAfter({ app, row });
      if (!heard) continue;
      await takeAnswer({ app, heard });
      if (heard.kind === 'under-way') {
        asked.set(row.id, { attempt: row.attempts, at: app.clock.now() });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, work));
}

/** Asks after one message. @returns undefined when Twilio cannot be asked now */
async function askAfter({ app, row }: { app: App; row: OutboxRow }): Promise<Heard | undefined> {
  const { message_sid: messageSid } = row;
  if (messageSid === null) return undefined;
  const timer = app.clock.after(patience);
  try {
    const tooLate = timer.elapsed.then(() => undefined);
    const message = await Promise.race([app.messages.fetch(messageSid), tooLate]);
    if (!message) return undefined;
    const { to, status, errorCode } = message;
    const state = deliveryStates.find((known) => known === status);
    if (state === 'scheduled') return { kind: 'scheduled', row };
    if (state === undefined || !isTerminal(state)) return { kind: 'under-way', row };
    const delivery = { state, errorCode };
    const report = { messageSid, recipient: to, outboxId: row.id, attempt: row.attempts };
    await recordReport({ app, report: { ...report, ...delivery }, now: app.clock.now() });
    return { kind: 'ended', row, messageSid, delivery };
  } catch (error) {
    if (readSendFailure(error).code === unknownMessage) return { kind: 'under-way', row };
    app.log.warn('message_not_asked_after', { messageSid, ...describeError(error) });
    return undefined;
  } finally {
    timer.cancel();
  }
}

/** What becomes of a row by an answer, unless something else has become of it meanwhile. */
async function takeAnswer({ app, heard }: { app: App; heard: Heard }): Promise<void> {
  await app.database.transaction().execute(async (transaction) => {
    const { id, attempts } = heard.row;
    const row = (await lockRows({ transaction, ids: [id] })).get(id);
    if (!row || !wasHandedOn(row) || row.attempts !== attempts || row.due_at === null) return;
    const change = afterAnswer(row, { heard, now: app.clock.now(), random: app.random() });
    await saveRows({ transaction, changes: [{ row, change }] });
  });
}

function afterAnswer(
  row: OutboxRow,
  { heard, now, random }: { heard: Heard; now: Date; random: number },
): RowChange {
  switch (heard.kind) {
    case 'under-way':
      return { due_at: now };
    case 'scheduled':
      // Quiet hours may have put it off; the wait for its delivery has not begun.
      return { due_at: fallbackTime(row, now) ?? new Date(now.getTime() + longestPause) };
    case 'ended': {
      // Only where the delivery was known and its row had not followed it, is there something left to do.
      const { messageSid, delivery } = heard;
      return afterReport(row, { messageSid, ...delivery, isPresent: true, now, random });
    }
  }
}
