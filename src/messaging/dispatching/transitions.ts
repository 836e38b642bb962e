import type { DeliveryState } from '../delivery';
import { type ErrorClass, errorCoded } from '../error-codes';
import { mostTries, retryDelay, waitForPhone } from '../retry';
import type { SendFailure } from '../send-failure';
import { fallbackTime, hasNextChannel, type OutboxRow, type RowChange } from './outbox-row';

/** How an attempt to hand a message on ended. */
export type SendResult = { kind: 'accepted'; sid: string; status: string } | SendFailure;

/** ms: longer than a function lives, so that the owner of a claim is gone when it ends. */
export const claimTime = 60_000;

interface Chance {
  now: Date;
  /** Between 0 and 1. */
  random: number;
}

/** What becomes of a row when the answer to its attempt is known; nothing when a report was faster. */
export function afterSending(
  row: OutboxRow,
  { attempt, result, now, random }: Chance & { attempt: number; result: SendResult },
): RowChange {
  if (row.state !== 'sending' || row.attempts !== attempt) return {};
  if (result.kind === 'accepted') return afterAcceptance(row, { ...result, now });
  if (result.kind === 'unknown') {
    const wait = Math.max(retryDelay({ tries: row.channel_attempts, random }), claimTime);
    return { error_code: result.code, due_at: new Date(now.getTime() + wait) };
  }
  return afterFailure(row, {
    errorClass: result.class,
    code: result.code,
    retryAfter: result.retryAfter,
    now,
    random,
  });
}

/** What becomes of a row when its attempt is known not to have reached Twilio. */
export function afterLostAttempt(row: OutboxRow, { now }: { now: Date }): RowChange {
  if (row.state !== 'sending') return {};
  if (row.cancel_requested_at !== null) return finish('cancelled', { now });
  if (row.channel_attempts >= mostTries) {
    return onwards(row, { code: row.error_code ?? 'unknown', now });
  }
  // It has waited for its answer already.
  return { state: 'pending', due_at: now };
}

/**
 * What becomes of a row after one of its messages has moved on. Only what is reported of the row's
 * present message counts, except a delivery: whichever message reaches the person, they are told.
 * @param isPresent whether the message is that of the latest attempt
 */
export function afterReport(
  row: OutboxRow,
  {
    messageSid,
    state,
    errorCode,
    isPresent,
    now,
    random,
  }: Chance & {
    messageSid: string;
    state: DeliveryState;
    errorCode: number | undefined;
    isPresent: boolean;
  },
): RowChange {
  if (state === 'delivered' || state === 'read') {
    if (row.state === 'delivered') return {};
    return { ...finish('delivered', { now }), message_sid: messageSid, error_code: null };
  }
  const isUnderWay = ['sending', 'sent', 'scheduled', 'cancelling'].includes(row.state);
  if (!isPresent || !isUnderWay) return {};
  const seen = row.state === 'sending' ? { message_sid: messageSid } : {};
  switch (state) {
    case 'canceled':
      return { ...seen, ...afterTakingBack(row, { now }) };
    case 'failed':
    case 'undelivered':
      return {
        ...seen,
        ...afterNoDelivery(row, {
          errorClass: classOfReport(errorCode),
          code: String(errorCode ?? state),
          now,
          random,
        }),
      };
    case 'scheduled':
      return row.state === 'sending'
        ? afterAcceptance(row, { sid: messageSid, status: state, now })
        : {};
    default:
      // Accepted, queued, sending, sent: it is out of our hands, also out of Twilio's schedule.
      return row.state === 'sent'
        ? {}
        : afterAcceptance(row, { sid: messageSid, status: state, now });
  }
}

/** A message that was dropped for its sender's pace has been tried, so the tries must have an end. */
function classOfReport(errorCode: number | undefined): ErrorClass {
  const known = errorCoded(errorCode)?.class ?? 'permanent';
  return known === 'pause-sender' || known === 'pause-account' ? 'temporary' : known;
}

/** What becomes of a row whose message was not delivered in its channel's time. */
export function afterWaiting(row: OutboxRow): RowChange {
  return { channel_index: row.channel_index + 1, channel_attempts: 0 };
}

/**
 * What becomes of a row that was cancelled at Twilio, or could not be any more. One that nobody has called
 * off was taken off its channel, and is planned anew.
 */
export function afterCancelling(
  row: OutboxRow,
  { outcome, now }: { outcome: 'cancelled' | 'too-late'; now: Date },
): RowChange {
  if (row.state !== 'cancelling') return {};
  if (outcome === 'cancelled') return afterTakingBack(row, { now });
  return { state: 'sent', due_at: row.cancel_requested_at ? null : fallbackTime(row, now) };
}

function afterTakingBack(row: OutboxRow, { now }: { now: Date }): RowChange {
  if (row.state !== 'cancelling' || row.cancel_requested_at !== null) {
    return finish('cancelled', { now });
  }
  return {
    state: 'pending',
    channel_index: 0,
    channel_attempts: 0,
    sender: null,
    message_sid: null,
    error_code: null,
    due_at: now,
  };
}

/** The end of a row: nothing is left to do. */
export function finish(
  state: 'delivered' | 'failed' | 'cancelled' | 'refused' | 'expired',
  { code, now }: { code?: string; now: Date },
): RowChange {
  const error = code === undefined ? {} : { error_code: code };
  return { state, due_at: null, finished_at: now, ...error };
}

function afterAcceptance(
  row: OutboxRow,
  { sid, status, now }: { sid: string; status: string; now: Date },
): RowChange {
  const isCancelled = row.cancel_requested_at !== null;
  if (status === 'scheduled') {
    const due = fallbackTime(row, row.earliest_at) ?? row.latest_at;
    // Or the person has refused the channel meanwhile.
    const isRefused = row.error_code === 'consent_refused';
    return isCancelled || isRefused
      ? { state: 'cancelling', message_sid: sid, due_at: now }
      : { state: 'scheduled', message_sid: sid, due_at: due, error_code: null };
  }
  return {
    state: 'sent',
    message_sid: sid,
    due_at: isCancelled ? null : fallbackTime(row, now),
    error_code: null,
  };
}

/** A message was taken and has not reached the person. What is temporary lasts longer than at Twilio's. */
function afterNoDelivery(
  row: OutboxRow,
  { errorClass, code, now, random }: Chance & { errorClass: ErrorClass; code: string },
): RowChange {
  if (errorClass !== 'temporary' || row.cancel_requested_at !== null) {
    return afterFailure(row, { errorClass, code, now, random });
  }
  const wait = waitForPhone({
    tries: row.channel_attempts,
    left: row.latest_at.getTime() - now.getTime(),
    others: hasNextChannel(row) ? 'remain' : 'none',
    random,
  });
  if (wait === undefined) return onwards(row, { code, now });
  return { state: 'pending', due_at: new Date(now.getTime() + wait), error_code: code };
}

/** A message was not taken, or never will be. */
function afterFailure(
  row: OutboxRow,
  {
    errorClass,
    code,
    retryAfter,
    now,
    random,
  }: Chance & { errorClass: ErrorClass; code: string; retryAfter?: number | undefined },
): RowChange {
  if (row.cancel_requested_at !== null) return finish('cancelled', { code, now });
  // Whatever we thought of the window: the next try is by a template, and there is one such try. So it is
  // with words without their files.
  const mayChange =
    errorClass === 'whatsapp-window' || (errorClass === 'files-refused' && row.media !== null);
  if (mayChange && row.channel_attempts < 2) {
    return { state: 'pending', due_at: now, error_code: code };
  }
  const isPaused = errorClass === 'pause-sender' || errorClass === 'pause-account';
  const mayRetry = errorClass === 'temporary' && row.channel_attempts < mostTries;
  const wait = retryDelay({ tries: Math.min(row.channel_attempts, mostTries), random, retryAfter });
  const at = new Date(now.getTime() + wait);
  if ((isPaused || mayRetry) && at <= row.latest_at) {
    // A pause is no fault of the message, so it costs it no try.
    const tries = isPaused ? row.channel_attempts - 1 : row.channel_attempts;
    return { state: 'pending', due_at: at, channel_attempts: tries, error_code: code };
  }
  return onwards(row, { code, now });
}

/** To the next channel, or to the end when there is none. */
function onwards(row: OutboxRow, { code, now }: { code: string; now: Date }): RowChange {
  if (!hasNextChannel(row)) return finish('failed', { code, now });
  return {
    state: 'pending',
    channel_index: row.channel_index + 1,
    channel_attempts: 0,
    due_at: now,
    error_code: code,
  };
}
