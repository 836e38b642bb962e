import { sql, type Transaction } from 'kysely';
import { type IncomingMessage, phoneNumberOf } from '../messaging/incoming-message';
import { languageFor, languageIn } from '../messaging/templates/message-template';
import { businessColumns, readBusiness } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Reply } from '../platform/gates/messaging-webhook';
import { keepMedia } from './inbound-media-store';
import type { ReplyCounts } from './reply-limit';
import type { InboundTurn } from './turn';
import { findWaitingMatters, readWaitingMatters, waitingColumns } from './waiting-matters-store';

/** A text as the store has it: answered already, or kept now and with its writer locked. */
export type KeptMessage =
  | { kind: 'answered-before'; reply: Reply }
  | ({
      kind: 'new';
      replyCounts: ReplyCounts;
    } & Pick<InboundTurn, 'business' | 'customer' | 'staff' | 'language' | 'waiting'>);

/**
 * Keeps a text, locks its writer until the transaction ends, notes to which of our addresses they
 * write, finds out who they are and what waits for a text of theirs: one statement, because each text
 * waits for it. Two texts of one person take turns here; a second delivery of the same text waits for
 * the first one's answer.
 * @throws AppError `business_not_found`
 */
export async function keepMessage({
  transaction,
  message,
  businessNumber,
  now,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  businessNumber: string;
  now: Date;
}): Promise<KeptMessage> {
  const person = phoneNumberOf(message.from);
  const row = await transaction
    .with('kept', (query) =>
      query
        .insertInto('inbound_messages')
        .values({
          customer_address: message.from,
          message_sid: message.messageSid,
          body: message.body,
          media_count: message.media.length,
          received_at: now,
        })
        .onConflict((conflict) => conflict.columns(['customer_address', 'message_sid']).doNothing())
        .returning('message_sid'),
    )
    .with('conversation', (query) =>
      query
        .insertInto('conversations')
        .columns(['person', 'business_id', 'turns'])
        .expression((from) =>
          from
            .selectFrom('businesses')
            .select([
              sql<string>`${person}::text`.as('person'),
              'businesses.id',
              sql<number>`1`.as('turns'),
            ])
            .where('businesses.phone_number', '=', businessNumber),
        )
        // Locks the row and returns it as the turn before has left it.
        .onConflict((conflict) =>
          conflict
            .columns(['person', 'business_id'])
            .doUpdateSet((existing) => ({ turns: existing('conversations.turns', '+', 1) })),
        )
        .returningAll(),
    )
    .with('contact', (query) =>
      query
        .insertInto('contacts')
        .columns(['customer_address', 'business_id', 'sender', 'last_inbound_at'])
        .expression((from) =>
          from
            .selectFrom('businesses')
            .select([
              sql<string>`${message.from}::text`.as('customer_address'),
              'businesses.id',
              sql<string>`${message.to}::text`.as('sender'),
              sql<Date>`${now}::timestamptz`.as('last_inbound_at'),
            ])
            .where('businesses.phone_number', '=', businessNumber),
        )
        .onConflict((conflict) =>
          conflict.columns(['customer_address', 'business_id']).doUpdateSet((existing) => ({
            sender: existing.ref('excluded.sender'),
            last_inbound_at: existing.ref('excluded.last_inbound_at'),
          })),
        ),
    )
    .selectFrom('businesses')
    .innerJoin('conversation', 'conversation.business_id', 'businesses.id')
    .leftJoin('kept', (join) => join.onTrue())
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.business_id', '=', 'businesses.id')
        .on('customers.phone_number', '=', person),
    )
    .select(businessColumns)
    .select((expression) => [
      'kept.message_sid',
      'conversation.turns',
      // As the statement found it, before it waited for its turn.
      expression
        .selectFrom('conversations as before')
        .select('before.turns')
        .where('before.person', '=', person)
        .whereRef('before.business_id', '=', 'businesses.id')
        .as('turns_before'),
      'businesses.language as business_language',
      'conversation.language as chosen_language',
      'conversation.hour_began_at',
      'conversation.replies_in_hour',
      'conversation.day_began_at',
      'conversation.replies_in_day',
      'customers.name as customer_name',
      'customers.language as customer_language',
      'customers.time_zone as customer_time_zone',
      'customers.email as customer_email',
      expression
        .selectFrom('agents')
        .select('agents.name')
        .whereRef('agents.business_id', '=', 'businesses.id')
        .where('agents.phone_number', '=', person)
        .orderBy('agents.department')
        .limit(1)
        .as('staff_name'),
    ])
    .select(waitingColumns({ message, now }))
    .where('businesses.phone_number', '=', businessNumber)
    .executeTakeFirst();
  const business = readBusiness(row);
  if (!row || row.message_sid === null) {
    return { kind: 'answered-before', reply: await findReply({ transaction, message }) };
  }
  await keepMedia({ transaction, message });
  // Whoever had to wait has read what was there before the other text was answered.
  const hasWaited = row.turns !== (row.turns_before ?? 0) + 1;
  return {
    kind: 'new',
    business,
    customer:
      row.customer_name === null
        ? undefined
        : {
            phoneNumber: person,
            name: row.customer_name,
            language: languageIn(row.customer_language),
            timeZone: row.customer_time_zone ?? undefined,
            email: row.customer_email ?? undefined,
          },
    staff: row.staff_name === null ? undefined : { phoneNumber: person, name: row.staff_name },
    waiting: hasWaited
      ? await findWaitingMatters({ transaction, message, business, now })
      : readWaitingMatters(row),
    language: languageFor([row.chosen_language, row.customer_language, row.business_language]),
    replyCounts: {
      hourBeganAt: row.hour_began_at ?? undefined,
      inHour: row.replies_in_hour,
      dayBeganAt: row.day_began_at ?? undefined,
      inDay: row.replies_in_day,
    },
  };
}

async function findReply({
  transaction,
  message,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
}): Promise<Reply> {
  const row = await transaction
    .selectFrom('inbound_messages')
    .select('reply')
    .where('customer_address', '=', message.from)
    .where('message_sid', '=', message.messageSid)
    .executeTakeFirstOrThrow();
  return row.reply === null ? { kind: 'none' } : { kind: 'text', body: row.reply };
}
