import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Queries } from '../../platform/database/connection';
import type { Tables } from '../../platform/database/tables';

/** The latest that are looked at: more than come together between two runs. */
const most = 500;

/** A text of the staff that has not reached its customer. */
export interface UndeliveredText {
  ticketNumber: number;
  /** Of the text that one of the staff wrote. */
  messageSid: string;
  body: string;
  /** A code of Twilio's, or of ours. */
  code: string;
}

/** Marks what has newly turned out not to be deliverable, so that each is told once. */
export async function markUndelivered({
  transaction,
  businessId,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
}): Promise<UndeliveredText[]> {
  const { rows } = await sql<{
    ticket_number: number;
    message_sid: string;
    body: string;
    undelivered_because: string;
  }>`
    with lost as (${lostAnswers(businessId)})
    update ticket_messages as text set undelivered_because = lost.code
    from lost where ${isOf}
    returning text.ticket_number, text.message_sid, text.body, text.undelivered_because`.execute(
    transaction,
  );
  return rows.map((row) => ({
    ticketNumber: row.ticket_number,
    messageSid: row.message_sid,
    body: row.body,
    code: row.undelivered_because,
  }));
}

/** When the first of those that staff have not been told of ended; undefined when there is none. */
export async function nextUndelivered({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    with lost as (${lostAnswers(businessId)})
    select min(lost.finished_at) as at from lost join ticket_messages as text on ${isOf}`.execute(
    queries,
  );
  return rows[0]?.at ?? undefined;
}

/** Which text of a thread a message of the outbox is, by the key that it was given (relay.ts). */
const isOf = sql`text.customer_address in (lost.recipient, 'whatsapp:' || lost.recipient)
  and text.ticket_number = split_part(lost.idempotency_key, ':', 2)::integer
  and text.message_sid = split_part(lost.idempotency_key, ':', 4)
  and text.author = 'staff' and text.undelivered_because is null`;

function lostAnswers(businessId: string): RawBuilder<unknown> {
  return sql`
    select recipient, idempotency_key, coalesce(error_code, state) as code, finished_at from outbox
    where business_id = ${businessId} and template = 'support-answer'
      and state in ('failed', 'refused', 'expired')
    order by finished_at desc limit ${most}`;
}
