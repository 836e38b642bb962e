import { sql } from 'kysely';
import type { Queries } from '../../platform/database/connection';
import type { Channel } from '../channel';
import type { SendResult } from './transitions';

/** One try to hand a message on, as it is noted before it is made. */
export interface Attempt {
  outboxId: string;
  /** 1 is the row's first. */
  number: number;
  channel: Channel;
  /** The person's address on the channel. */
  to: string;
  sender: string;
  bodyDigest: string;
}

/** Notes attempts before they are made, so that a crash leaves a trace. */
export async function noteAttempts({
  transaction,
  attempts,
  now,
}: {
  transaction: Queries;
  attempts: readonly Attempt[];
  now: Date;
}): Promise<void> {
  if (attempts.length === 0) return;
  await transaction
    .insertInto('outbox_attempts')
    .values(
      attempts.map((attempt) => ({
        outbox_id: attempt.outboxId,
        attempt: attempt.number,
        recipient: attempt.to,
        channel: attempt.channel,
        sender: attempt.sender,
        body_digest: attempt.bodyDigest,
        outcome: 'begun' as const,
        error_code: null,
        message_sid: null,
        attempted_at: now,
      })),
    )
    .execute();
}

/** Keeps how attempts ended, and the deliveries that begin with them. */
export async function keepResults({
  transaction,
  results,
  now,
}: {
  transaction: Queries;
  results: readonly { attempt: Attempt; result: SendResult }[];
  now: Date;
}): Promise<void> {
  const values = results.map(({ attempt, result }) => ({
    outbox_id: attempt.outboxId,
    attempt: attempt.number,
    outcome: outcomeOf(result),
    error_code: result.kind === 'accepted' ? null : result.code,
    message_sid: result.kind === 'accepted' ? result.sid : null,
  }));
  await sql`
    update outbox_attempts as old set
      outcome = case when old.outcome = 'sent' then old.outcome else new.outcome end,
      error_code = new.error_code,
      message_sid = coalesce(old.message_sid, new.message_sid)
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as new (
      outbox_id uuid, attempt integer, outcome text, error_code text, message_sid text)
    where old.outbox_id = new.outbox_id and old.attempt = new.attempt`.execute(transaction);
  const accepted = results.flatMap(({ attempt, result }) =>
    result.kind === 'accepted' ? [{ attempt, result }] : [],
  );
  if (accepted.length === 0) return;
  await transaction
    .insertInto('deliveries')
    .values(
      accepted.map(({ attempt, result }) => ({
        recipient: attempt.to,
        message_sid: result.sid,
        outbox_id: attempt.outboxId,
        state: result.status,
        error_code: null,
        updated_at: now,
      })),
    )
    // A report was faster than the answer to our own request, and it knows more.
    .onConflict((conflict) => conflict.columns(['recipient', 'message_sid']).doNothing())
    .execute();
}

/** The attempts after which nothing was heard, by the id of their row. */
export async function unansweredAttempts({
  queries,
  outboxIds,
}: {
  queries: Queries;
  outboxIds: readonly string[];
}): Promise<Map<string, Attempt & { attemptedAt: Date }>> {
  const rows = await queries
    .selectFrom('outbox_attempts')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.id', '=', 'outbox_attempts.outbox_id')
        .onRef('outbox.attempts', '=', 'outbox_attempts.attempt'),
    )
    .selectAll('outbox_attempts')
    .where('outbox_attempts.outbox_id', 'in', outboxIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.outbox_id,
      {
        outboxId: row.outbox_id,
        number: row.attempt,
        channel: row.channel,
        to: row.recipient,
        sender: row.sender ?? '',
        bodyDigest: row.body_digest ?? '',
        attemptedAt: row.attempted_at,
      },
    ]),
  );
}

/** Which of these messages to an address are known to belong to a row already. */
export async function knownMessages({
  queries,
  to,
  sids,
}: {
  queries: Queries;
  to: string;
  sids: readonly string[];
}): Promise<Set<string>> {
  if (sids.length === 0) return new Set();
  const rows = await queries
    .selectFrom('deliveries')
    .select('message_sid')
    .where('recipient', '=', to)
    .where('message_sid', 'in', sids)
    .where('outbox_id', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.message_sid));
}

function outcomeOf(
  result: SendResult,
): 'begun' | 'sent' | 'temporary-failure' | 'permanent-failure' {
  switch (result.kind) {
    case 'accepted':
      return 'sent';
    case 'unknown':
      return 'begun';
    case 'refused':
      return result.class === 'temporary' || result.class.startsWith('pause')
        ? 'temporary-failure'
        : 'permanent-failure';
  }
}

/** Whom an attempt was for and which of our addresses it came from; undefined when there was none. */
export async function senderOfAttempt({
  transaction,
  outboxId,
  attempt,
}: {
  transaction: Queries;
  outboxId: string;
  attempt: number;
}): Promise<{ businessId: string; person: string; sender: string | undefined } | undefined> {
  const row = await transaction
    .selectFrom('outbox_attempts')
    .innerJoin('outbox', 'outbox.id', 'outbox_attempts.outbox_id')
    .select(['outbox.business_id', 'outbox.recipient', 'outbox_attempts.sender'])
    .where('outbox_attempts.outbox_id', '=', outboxId)
    .where('outbox_attempts.attempt', '=', attempt)
    .executeTakeFirst();
  return (
    row && { businessId: row.business_id, person: row.recipient, sender: row.sender ?? undefined }
  );
}
