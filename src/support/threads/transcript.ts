import type { Transaction } from 'kysely';
import type { IncomingMessage } from '../../messaging/incoming-message';
import type { Queries } from '../../platform/database/connection';
import type { Tables } from '../../platform/database/tables';
import type { Ticket } from './ticket';

/** One text of a thread. */
export interface TranscriptLine {
  author: 'customer' | 'staff';
  authorName: string;
  body: string;
  mediaCount: number;
  writtenAt: Date;
}

/** Keeps a text of a thread. */
export async function noteText({
  transaction,
  ticket,
  author,
  authorName,
  message,
  body,
  now,
}: {
  transaction: Transaction<Tables>;
  ticket: Pick<Ticket, 'customerAddress' | 'number'>;
  author: 'customer' | 'staff';
  authorName: string;
  /** The text that it came with. */
  message: IncomingMessage;
  body: string;
  now: Date;
}): Promise<void> {
  await transaction
    .insertInto('ticket_messages')
    .values({
      customer_address: ticket.customerAddress,
      ticket_number: ticket.number,
      author,
      author_name: authorName,
      message_sid: message.messageSid,
      body,
      media_count: message.media.length,
      written_at: now,
    })
    .execute();
}

/**
 * What was written in a thread, the oldest first.
 * @param limit so many of the latest
 */
export async function readTranscript({
  queries,
  ticket,
  limit,
}: {
  queries: Queries;
  ticket: Pick<Ticket, 'customerAddress' | 'number'>;
  limit: number;
}): Promise<TranscriptLine[]> {
  const rows = await queries
    .selectFrom('ticket_messages')
    .select(['author', 'author_name', 'body', 'media_count', 'written_at'])
    .where('customer_address', '=', ticket.customerAddress)
    .where('ticket_number', '=', ticket.number)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map((row) => ({
    author: row.author,
    authorName: row.author_name,
    body: row.body,
    mediaCount: row.media_count,
    writtenAt: row.written_at,
  }));
}
