import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { type AppointmentEvent, stateAfter } from './appointment-states';
import { type Source, updateAppointment } from './appointment-store';
import { arrangeReminders } from './arrange-reminders';
import { noteRemindersOf } from './note-reminders';

/**
 * Lets something happen to an appointment other than a new time, and plans its reminders anew where
 * its state has changed: who has been heard is not asked again.
 *
 * @returns the appointment afterwards, as it was when nothing has changed; undefined when this cannot
 *   happen in its state
 */
export async function applyEvent({
  event,
  source,
  detail,
  transaction,
  business,
  appointment,
  customer,
  now,
}: {
  event: Exclude<AppointmentEvent, 'move' | 'remind'>;
  source: Source;
  detail?: string;
  transaction: Transaction<Tables>;
  business: Business;
  appointment: Appointment;
  customer: Customer | undefined;
  now: Date;
}): Promise<Appointment | undefined> {
  const state = stateAfter(appointment.state, event);
  if (state === undefined) return undefined;
  if (state === appointment.state) return appointment;
  const businessId = business.id;
  const noted = await noteRemindersOf({ transaction, businessId, appointment, now });
  const changed = await updateAppointment({
    transaction,
    businessId,
    appointment: noted,
    change: { state, revision: appointment.revision + 1 },
    entry: { event, source, ...(detail === undefined ? {} : { detail }) },
    now,
  });
  await arrangeReminders({
    transaction,
    business,
    appointment: changed,
    customer,
    passed: 'skip',
    now,
  });
  return changed;
}
