import { sql } from 'kysely';
import type { Queries } from '../platform/database/connection';

/** A broadcast as it was asked for. */
export interface Broadcast {
  id: string;
  contentDigest: string;
  recipients: number;
  /** Millionths. */
  estimateMicros: number;
  earliestAt: Date;
  cancelledAt: Date | undefined;
}

/** Writes a broadcast. @returns its id, or undefined when the reference is taken */
export async function insertBroadcast({
  queries,
  businessId,
  reference,
  template,
  purpose,
  contentDigest,
  recipients,
  estimateMicros,
  earliestAt,
  now,
}: {
  queries: Queries;
  businessId: string;
  reference: string;
  template: string;
  purpose: string;
  contentDigest: string;
  recipients: number;
  estimateMicros: number;
  earliestAt: Date;
  now: Date;
}): Promise<string | undefined> {
  const row = await queries
    .insertInto('broadcasts')
    .values({
      business_id: businessId,
      reference,
      template,
      purpose,
      content_digest: contentDigest,
      recipients,
      estimate_micros: estimateMicros,
      earliest_at: earliestAt,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The broadcast of a reference, if there is one. */
export async function findBroadcast({
  queries,
  businessId,
  reference,
}: {
  queries: Queries;
  businessId: string;
  reference: string;
}): Promise<Broadcast | undefined> {
  const row = await queries
    .selectFrom('broadcasts')
    .select([
      'id',
      'content_digest',
      'recipients',
      'estimate_micros',
      'earliest_at',
      'cancelled_at',
    ])
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      contentDigest: row.content_digest,
      recipients: row.recipients,
      estimateMicros: Number(row.estimate_micros),
      earliestAt: row.earliest_at,
      cancelledAt: row.cancelled_at ?? undefined,
    }
  );
}

/** Notes that no more of it shall go out; the first time counts. */
export async function markCancelled({
  queries,
  id,
  now,
}: {
  queries: Queries;
  id: string;
  now: Date;
}): Promise<void> {
  await queries
    .updateTable('broadcasts')
    .set({ cancelled_at: now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .execute();
}

/** The languages that the business's customers prefer, by their phone numbers. */
export async function preferredLanguages({
  queries,
  businessId,
  phoneNumbers,
}: {
  queries: Queries;
  businessId: string;
  phoneNumbers: readonly string[];
}): Promise<ReadonlyMap<string, string>> {
  const rows = await queries
    .selectFrom('customers')
    .select(['phone_number', 'language'])
    .where('business_id', '=', businessId)
    // One parameter, however many they are.
    .where(sql<boolean>`phone_number = any(${phoneNumbers}::text[])`)
    .where('language', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.phone_number, row.language ?? '']));
}

/** Where a broadcast's messages are: how many in each state of the outbox, and what all have cost. */
export interface Progress {
  /** By state; a state without messages is left out. */
  counts: Readonly<Record<string, number>>;
  /** Millionths. */
  spentMicros: number;
  /** Messages of which something may still follow. */
  unfinished: number;
}

/** Counts a broadcast's messages by their states. */
export async function progressOf({
  queries,
  id,
}: {
  queries: Queries;
  id: string;
}): Promise<Progress> {
  const rows = await queries
    .selectFrom('outbox')
    .select((row) => [
      'state',
      row.fn.countAll().as('messages'),
      row.fn.sum('cost_micros').as('micros'),
      row.fn.count('due_at').as('unfinished'),
    ])
    .where('broadcast_id', '=', id)
    .groupBy('state')
    .execute();
  const sum = (of: 'micros' | 'unfinished'): number =>
    rows.reduce((total, row) => total + Number(row[of]), 0);
  return {
    counts: Object.fromEntries(rows.map((row) => [row.state, Number(row.messages)])),
    spentMicros: sum('micros'),
    unfinished: sum('unfinished'),
  };
}

/** How many messages of a broadcast ended without being delivered, by state and code, most first. */
export async function endingsOf({
  queries,
  id,
}: {
  queries: Queries;
  id: string;
}): Promise<Array<{ state: 'refused' | 'failed' | 'expired'; code: string; messages: number }>> {
  const rows = await queries
    .selectFrom('outbox')
    .select((row) => ['state', 'error_code', row.fn.countAll().as('messages')])
    .where('broadcast_id', '=', id)
    .where('state', 'in', ['refused', 'failed', 'expired'])
    .groupBy(['state', 'error_code'])
    .$narrowType<{ state: 'refused' | 'failed' | 'expired' }>()
    .execute();
  return rows
    .map((row) => ({
      state: row.state,
      code: row.error_code ?? 'unknown',
      messages: Number(row.messages),
    }))
    .sort((a, b) => b.messages - a.messages || a.code.localeCompare(b.code));
}
