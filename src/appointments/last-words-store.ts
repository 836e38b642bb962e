import { sql, type Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';
import type { LastWords } from './reply-decision';

/** How long we remember what we asked somebody, in ms. */
const memory = 12 * 60 * 60_000;

/** What we last said to somebody about their appointments, unless it is long ago. */
export async function findLastWords({
  transaction,
  businessId,
  customerAddress,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
  now: Date;
}): Promise<LastWords | undefined> {
  const row = await transaction
    .selectFrom('appointment_questions')
    .select(['wish', 'appointment_references', 'misses', 'asked_at'])
    .where('customer_address', '=', customerAddress)
    .where('business_id', '=', businessId)
    .where('asked_at', '>', new Date(now.getTime() - memory))
    .executeTakeFirst();
  return (
    row && {
      at: row.asked_at,
      listed:
        row.appointment_references.length === 0
          ? undefined
          : { wish: row.wish ?? undefined, references: row.appointment_references },
      misses: row.misses,
    }
  );
}

/** Notes that we have just said something. */
export async function keepLastWords({
  transaction,
  businessId,
  customerAddress,
  listed,
  misses,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
  listed: LastWords['listed'];
  misses: number;
  now: Date;
}): Promise<void> {
  const said = {
    wish: listed?.wish ?? null,
    appointment_references: [...(listed?.references ?? [])],
    misses,
    asked_at: now,
  };
  await transaction
    .insertInto('appointment_questions')
    .values({ customer_address: customerAddress, business_id: businessId, ...said })
    .onConflict((conflict) =>
      conflict.columns(['customer_address', 'business_id']).doUpdateSet(said),
    )
    .execute();
}

/**
 * When anybody of the business last wrote to a person about something other than appointments: the
 * bot or a survey in reply to a text, or a message of another purpose.
 * @param messageSid of the text that is being answered
 */
export async function othersSpokeAt({
  transaction,
  businessId,
  customerAddress,
  person,
  messageSid,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
  /** E.164. */
  person: string;
  messageSid: string;
}): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(received_at) from inbound_messages
        where customer_address = ${customerAddress} and message_sid <> ${messageSid}
          and reply is not null),
      (select max(greatest(created_at, earliest_at)) from outbox
        where recipient = ${person} and business_id = ${businessId}
          and purpose <> 'appointments' and state in ('sent', 'delivered'))
    ) as at`.execute(transaction);
  return rows[0]?.at ?? undefined;
}
