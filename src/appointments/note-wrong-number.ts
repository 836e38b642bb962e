import type { InboundTurn } from '../conversations/turn';
import { applyEvent } from './apply-event';
import type { Appointment } from './appointment';
import { tellStaff } from './tell-staff';
import { withdrawNews } from './withdraw-news';

/**
 * Somebody says that they are not whom we write to. Nobody else's appointment is theirs to hear about:
 * it gets no more reminders until staff, who are told, have found the right number.
 */
export async function noteWrongNumber({
  turn: { transaction, business, customer, message, app, now },
  appointment,
}: {
  turn: InboundTurn;
  appointment: Appointment;
}): Promise<void> {
  const work = { transaction, business, appointment, customer, now };
  await applyEvent({
    ...work,
    event: 'request-change',
    source: 'customer',
    detail: 'wrong number',
  });
  await withdrawNews({ transaction, business, appointment, now });
  await tellStaff({ ...work, app, news: 'wrong-number', messageSid: message.messageSid });
}
