import { phoneNumberOf } from '../messaging/incoming-message';
import type { InboundTurn } from './turn';

/**
 * Whether what somebody says now is for the staff, whatever else still waits for an answer: the last
 * that they heard from the business is what one of the staff wrote in their open thread, or they have
 * asked for a person since they last answered a survey.
 */
export async function isForStaff({
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
    .where((where) => {
      const person = phoneNumberOf(message.from);
      const surveyAskedAt = where
        .selectFrom('survey_runs')
        .select((run) => run.fn.max('asked_at').as('asked_at'))
        .where('person', '=', person)
        .where('business_id', '=', business.id);
      const surveyAnsweredAt = where
        .selectFrom('survey_answers')
        .select((answer) => answer.fn.max('answered_at').as('answered_at'))
        .where('person', '=', person);
      const repliedAt = where
        .selectFrom('inbound_messages')
        .select('received_at')
        .where('customer_address', '=', message.from)
        .where('reply', 'is not', null)
        .orderBy('received_at', 'desc')
        .limit(1);
      return where.or([
        where(
          'last_staff_text_at',
          '>',
          where.fn<Date>('greatest', ['opened_at', repliedAt, surveyAskedAt]),
        ),
        where('opened_at', '>', where.fn<Date>('greatest', [surveyAskedAt, surveyAnsweredAt])),
      ]);
    })
    .executeTakeFirst();
  return row !== undefined;
}
