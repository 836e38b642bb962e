import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { isAwaited } from './appointment-states';
import { updateAppointment } from './appointment-store';
import { appointmentsOfPhone } from './appointments-of-phone';
import { arrangeReminders } from './arrange-reminders';
import { noteRemindersOf } from './note-reminders';

/** More appointments than anybody has ahead. */
const most = 100;

/**
 * Plans the reminders of all that a person has ahead anew: their language or zone is another, or they
 * take texts again after STOP, by which they were refused or went to another channel. One whose time has
 * passed stays away.
 *
 * @param customer as they are now
 */
export async function replanReminders({
  transaction,
  business,
  customer,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  customer: Customer;
  now: Date;
}): Promise<void> {
  const businessId = business.id;
  const person = customer.phoneNumber;
  const known = await appointmentsOfPhone({ transaction, businessId, person, limit: most, now });
  for (const one of known) {
    if (!isAwaited(one.state) || one.startsAt <= now) continue;
    const noted = await noteRemindersOf({ transaction, businessId, appointment: one, now });
    const appointment = await updateAppointment({
      transaction,
      businessId,
      appointment: noted,
      change: { revision: noted.revision + 1 },
      now,
    });
    await arrangeReminders({ transaction, business, appointment, customer, passed: 'skip', now });
  }
}
