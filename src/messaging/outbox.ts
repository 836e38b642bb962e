import { type Insertable, sql } from 'kysely';
import type { Business } from '../platform/business';
import type { Queries } from '../platform/database/connection';
import type { Tables } from '../platform/database/tables';
import { type Channel, channelsOf } from './channel';
import type { Intent } from './intent';
import { templateNamed } from './templates/index';
import { firstLook } from './waiting-time';

const day = 86_400_000;
const priorities = { urgent: 0, normal: 1, bulk: 2 } as const;
/** Rows of one statement: each has some 17 values, and Postgres takes 65,535 of them. */
const rowsPerStatement = 500;

/**
 * Writes intents into the outbox. Call it inside the transaction of the change that they belong to,
 * and `dispatch` after the commit. An intent that exists already stays as it is.
 * @returns how many are new
 * @throws AppError `template_unknown`
 */
export async function enqueue({
  transaction,
  business,
  intents,
  now,
}: {
  transaction: Queries;
  business: Business;
  intents: readonly Intent[];
  now: Date;
}): Promise<number> {
  let written = 0;
  for (let start = 0; start < intents.length; start += rowsPerStatement) {
    const page = intents.slice(start, start + rowsPerStatement);
    const result = await transaction
      .insertInto('outbox')
      .values(page.map((intent) => rowOf({ intent, business, now })))
      .onConflict((conflict) => conflict.columns(['recipient', 'idempotency_key']).doNothing())
      .executeTakeFirst();
    written += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  return written;
}

/**
 * Replaces the words and the times of an intent that still waits in the store.
 * @returns false when it does not: it was never written, is on its way, or waits at Twilio
 */
export async function reviseWaiting({
  transaction,
  business,
  intent,
  now,
}: {
  transaction: Queries;
  business: Business;
  intent: Intent;
  now: Date;
}): Promise<boolean> {
  const { recipient, idempotency_key, business_id, created_at, state, ...changes } = rowOf({
    intent,
    business,
    now,
  });
  const result = await transaction
    .updateTable('outbox')
    .set(changes)
    .where('recipient', '=', recipient)
    .where('idempotency_key', '=', idempotency_key)
    .where('business_id', '=', business_id)
    .where('state', '=', state)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Takes back what has not reached a person yet: what waits in the store is cancelled, what waits at
 * Twilio is cancelled there by the next dispatch, and of what is being sent nothing follows: no
 * further try, no further channel.
 * @param idempotencyKeys of the intents; unknown ones do no harm
 * @returns how many messages were still to be stopped
 */
export async function cancel({
  transaction,
  business,
  person,
  idempotencyKeys,
  now,
}: {
  transaction: Queries;
  business: Business;
  person: string;
  idempotencyKeys: readonly string[];
  now: Date;
}): Promise<number> {
  if (idempotencyKeys.length === 0) return 0;
  const result = await stop({ transaction, now })
    .where('recipient', '=', person)
    .where('idempotency_key', 'in', idempotencyKeys)
    .where('business_id', '=', business.id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Takes what waits at Twilio for a person off a channel that they have refused: the next dispatch cancels
 * it there and plans it anew, by the next channel that they take, or refuses it. What waits in the store is
 * left, for the person's consent is looked at when it goes.
 */
export async function takeOffChannel({
  transaction,
  business,
  person,
  channel,
  now,
}: {
  transaction: Queries;
  business: Pick<Business, 'id'>;
  /** E.164. */
  person: string;
  channel: Channel;
  now: Date;
}): Promise<void> {
  await transaction
    .updateTable('outbox')
    .set({
      state: sql<'cancelling'>`case state when 'scheduled' then 'cancelling' else state end`,
      due_at: sql<Date>`case state when 'scheduled' then ${now}::timestamptz else due_at end`,
      // One that is on its way to Twilio's schedule follows as soon as it is there.
      error_code: 'consent_refused',
    })
    .where('recipient', '=', person)
    .where('business_id', '=', business.id)
    .where('due_at', 'is not', null)
    .where('cancel_requested_at', 'is', null)
    .where(sql<boolean>`channels[channel_index + 1] = ${channel}`)
    .where((row) =>
      row.or([
        row('state', '=', 'scheduled'),
        row.and([row('state', '=', 'sending'), row('earliest_at', '>', now)]),
      ]),
    )
    .execute();
}

/** Takes back what has not gone out of a broadcast. @param broadcastId `broadcasts.id` */
export async function cancelBroadcastMessages({
  transaction,
  broadcastId,
  now,
}: {
  transaction: Queries;
  broadcastId: string;
  now: Date;
}): Promise<number> {
  const result = await stop({ transaction, now })
    .where('broadcast_id', '=', broadcastId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

// Rows without a due time are finished, or nothing can follow of them.
function stop({ transaction, now }: { transaction: Queries; now: Date }) {
  return (
    transaction
      .updateTable('outbox')
      .set({
        state: sql<'cancelled' | 'cancelling'>`case state
        when 'pending' then 'cancelled' when 'scheduled' then 'cancelling' else state end`,
        due_at: sql<Date | null>`case
        when state in ('sending', 'cancelling') then due_at
        when state = 'scheduled' then ${now}::timestamptz end`,
        finished_at: sql<Date | null>`case when state = 'pending' then ${now}::timestamptz end`,
        cancel_requested_at: now,
      })
      .where('due_at', 'is not', null)
      // Of those that are being cancelled at Twilio, some would be sent by another channel.
      .where('cancel_requested_at', 'is', null)
      .where('state', 'in', ['pending', 'sending', 'scheduled', 'cancelling', 'sent'])
  );
}

function rowOf({
  intent,
  business,
  now,
}: {
  intent: Intent;
  business: Business;
  now: Date;
}): Insertable<Tables['outbox']> & { state: 'pending' } {
  const earliestAt = intent.earliestAt ?? now;
  const hold = intent.hold ?? 'in-store';
  return {
    business_id: business.id,
    recipient: intent.recipient,
    idempotency_key: intent.idempotencyKey,
    purpose: intent.purpose ?? templateNamed(intent.message.template).purpose,
    template: intent.message.template,
    // Postgres stores no NUL, and nobody means one.
    variables: JSON.stringify(intent.message.variables).replaceAll('\\u0000', ''),
    language: intent.language ?? null,
    media: intent.media ? JSON.stringify(intent.media) : null,
    priority: priorities[intent.priority ?? 'normal'],
    channels: channelsOf(intent.channels ?? { kind: 'by-opt-in' }),
    channel_waits: intent.channelWaits ? JSON.stringify(intent.channelWaits) : null,
    state: 'pending',
    due_at: firstLook({ hold, earliestAt, now }),
    earliest_at: earliestAt,
    latest_at: intent.latestAt ?? new Date(Math.max(earliestAt.getTime(), now.getTime()) + day),
    hold,
    broadcast_id: intent.broadcastId ?? null,
    created_at: now,
  };
}
