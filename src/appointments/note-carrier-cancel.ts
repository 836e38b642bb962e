import type { InboundTurn } from '../conversations/turn';
import { phoneNumberOf } from '../messaging/incoming-message';
import { applyEvent } from './apply-event';
import { isAwaited } from './appointment-states';
import { appointmentsOfPhone } from './appointments-of-phone';
import { tellStaff } from './tell-staff';

/** The stop word that people also write when they mean the appointment. */
const ambiguousWord = 'cancel';

/**
 * A person answered with a word that carriers take as "no more texts". If it was CANCEL and an
 * appointment lies ahead, they may have meant that: the appointment shows it and waits for staff, who
 * are told to call, because we may not text the person any more. Of several, the one that we asked
 * about last, else the next. Call it where STOP is dealt with, and dispatch afterwards.
 *
 * @param word the stop word, in lower case
 */
export async function noteCarrierCancel({
  turn,
  word,
}: {
  turn: InboundTurn;
  word: string;
}): Promise<void> {
  if (word !== ambiguousWord) return;
  const { transaction, business, customer, message, app, now } = turn;
  const appointments = await appointmentsOfPhone({
    transaction,
    businessId: business.id,
    person: phoneNumberOf(message.from),
    now,
  });
  const ahead = appointments.filter(({ state, startsAt }) => isAwaited(state) && startsAt > now);
  const [meant] = ahead.toSorted(
    (one, other) => (other.askedAt?.getTime() ?? 0) - (one.askedAt?.getTime() ?? 0),
  );
  if (!meant) return;
  const work = { transaction, business, appointment: meant, customer, now };
  await applyEvent({
    ...work,
    event: 'request-change',
    source: 'carrier',
    detail: 'answered CANCEL',
  });
  await tellStaff({ ...work, app, news: 'cancel-keyword', messageSid: message.messageSid });
}
