import { sql } from 'kysely';
import { phoneNumberOf } from '../messaging/incoming-message';
import type { Reply } from '../platform/gates/messaging-webhook';
import type { Conversation } from '../support/conversation';
import { keepSession } from '../support/session-store';
import type { ReplyCounts } from './reply-limit';
import type { InboundTurn } from './turn';

/**
 * Keeps what came of a text, in one statement: the answer for a second delivery of it, how many
 * replies its writer got, and where they are with the bot.
 */
export async function keepOutcome({
  turn: { transaction, message, business, now },
  reply,
  replyCounts,
  conversation,
}: {
  turn: InboundTurn;
  reply: Reply;
  replyCounts: ReplyCounts;
  conversation: Conversation | undefined;
}): Promise<void> {
  const said = reply.kind === 'text' ? 1 : 0;
  if (said === 0 && conversation === undefined) return;
  const kept = transaction
    .with('counted', (query) =>
      query
        .updateTable('conversations')
        .set({
          hour_began_at: replyCounts.hourBeganAt ?? null,
          replies_in_hour: replyCounts.inHour + said,
          day_began_at: replyCounts.dayBeganAt ?? null,
          replies_in_day: replyCounts.inDay + said,
        })
        .where('person', '=', phoneNumberOf(message.from))
        .where('business_id', '=', business.id),
    )
    .with('answered', (query) =>
      query
        .updateTable('inbound_messages')
        .set({ reply: reply.kind === 'text' ? reply.body : null })
        .where('customer_address', '=', message.from)
        .where('message_sid', '=', message.messageSid),
    );
  await (conversation
    ? keepSession({ queries: kept, customerAddress: message.from, conversation, now })
    : kept.selectNoFrom(sql`1`.as('kept'))
  ).execute();
}
