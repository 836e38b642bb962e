import type { Transaction } from 'kysely';
import { mayHaveAppointments } from '../appointments/appointments-of-phone';
import { type IncomingMessage, phoneNumberOf } from '../messaging/incoming-message';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Session } from '../support/conversation';
import { readSession, storedSession } from '../support/session-store';
import { hasOpenTicket } from '../support/threads/ticket-store';
import { maySurveyTake } from '../surveys/survey-store';

/**
 * What may wait for somebody's text. It is read with the text itself, so that an ordinary text costs
 * no look for each; whoever finds that something of theirs waits, reads and locks it.
 */
export interface WaitingMatters {
  /** A survey that is open, or was until lately. */
  survey: boolean;
  /** An appointment from a day ago on. */
  appointment: boolean;
  /** An open thread of their own with the staff. */
  thread: boolean;
  /** Where they are with the support bot, if they ever wrote to it. */
  session: Session | undefined;
}

/** The same as columns of a statement. */
interface WaitingColumns {
  waiting_survey: unknown;
  waiting_appointment: unknown;
  waiting_thread: unknown;
  session: unknown;
}

/** What `readWaitingMatters` needs, for a statement that selects from `businesses`. */
export function waitingColumns({
  message,
  now,
}: {
  message: Pick<IncomingMessage, 'from'>;
  now: Date;
}) {
  const customerAddress = message.from;
  const person = phoneNumberOf(customerAddress);
  return [
    maySurveyTake({ person, now }).as('waiting_survey'),
    mayHaveAppointments({ person, now }).as('waiting_appointment'),
    hasOpenTicket({ customerAddress }).as('waiting_thread'),
    storedSession({ customerAddress }).as('session'),
  ] as const;
}

export function readWaitingMatters(row: WaitingColumns): WaitingMatters {
  return {
    survey: row.waiting_survey === true,
    appointment: row.waiting_appointment === true,
    thread: row.waiting_thread === true,
    session: readSession(row.session),
  };
}

/** What waits by now, for somebody whose other text has been answered meanwhile. */
export async function findWaitingMatters({
  transaction,
  message,
  business,
  now,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  business: Business;
  now: Date;
}): Promise<WaitingMatters> {
  const row = await transaction
    .selectFrom('businesses')
    .select(waitingColumns({ message, now }))
    .where('businesses.id', '=', business.id)
    .executeTakeFirstOrThrow();
  return readWaitingMatters(row);
}
