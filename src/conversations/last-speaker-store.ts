import { phoneNumberOf } from '../messaging/incoming-message';
import type { InboundTurn } from './turn';

/**
 * Whether the last that somebody heard from the business is what one of the staff wrote in their open
 * thread: then what they say now is for that person, whatever else still waits for an answer.
 */
export async function staffSpokeLast({
  waiting,
  transaction,
  business,
  message,
}: InboundTurn): Promise<boolean> {
  if (!waiting.thread) return false;
  const row = await transaction
    .selectFrom('support_tickets')
    .select('number')
    .where('customer_address', '=', message.from)
    .where('business_id', '=', business.id)
    .where('state', '=', 'open')
    .where((where) =>
      where(
        'last_staff_text_at',
        '>',
        where.fn<Date>('greatest', [
          'opened_at',
          where
            .selectFrom('inbound_messages')
            .select('received_at')
            .where('customer_address', '=', message.from)
            .where('reply', 'is not', null)
            .orderBy('received_at', 'desc')
            .limit(1),
          where
            .selectFrom('survey_runs')
            .select((run) => run.fn.max('asked_at').as('asked_at'))
            .where('person', '=', phoneNumberOf(message.from))
            .where('business_id', '=', business.id),
        ]),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
