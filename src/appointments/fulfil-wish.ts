import type { InboundTurn } from '../conversations/turn';
import { applyEvent } from './apply-event';
import type { Appointment } from './appointment';
import type { Wish } from './reply-meaning';
import { type StaffNews, tellStaff } from './tell-staff';
import { withdrawNews } from './withdraw-news';

const events = {
  confirm: 'confirm',
  reschedule: 'request-change',
  'not-coming': 'request-change',
  cancel: 'cancel',
} as const;

/**
 * Does what a customer wants with an appointment, and tells staff where there is something to do.
 * @returns undefined when it cannot be done any more, because the appointment is over or cancelled
 */
export async function fulfilWish({
  turn,
  wish,
  appointment,
}: {
  turn: InboundTurn;
  wish: Wish;
  appointment: Appointment;
}): Promise<Appointment | undefined> {
  const { transaction, business, customer, message, app, now } = turn;
  const changed = await applyEvent({
    event: events[wish],
    source: 'customer',
    ...(wish === 'not-coming' ? { detail: 'not coming' } : {}),
    transaction,
    business,
    appointment,
    customer,
    now,
  });
  if (!changed || changed === appointment) return changed;
  await withdrawNews({ transaction, business, appointment, now });
  const news = newsFor({ wish, before: appointment });
  if (news) {
    const { messageSid } = message;
    await tellStaff({ news, app, transaction, business, appointment, customer, messageSid, now });
  }
  return changed;
}

/** A confirmation is no news, unless staff were about to look for another time. */
function newsFor({ wish, before }: { wish: Wish; before: Appointment }): StaffNews | undefined {
  switch (wish) {
    case 'confirm':
      return before.state === 'change-requested' ? 'kept' : undefined;
    case 'reschedule':
      return 'change-wanted';
    case 'not-coming':
      return 'not-coming';
    case 'cancel':
      return 'given-up';
  }
}
