import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { cancel, enqueue } from '../messaging/outbox';
import { appointmentReminder } from '../messaging/templates/appointment-reminder';
import { appointmentReminderConfirmed } from '../messaging/templates/appointment-reminder-confirmed';
import { fillTemplate, languageFor } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import type { AppointmentState } from './appointment-states';
import { wordsForCustomer } from './appointment-words';
import { customerTimeZones } from './customer-time-zones';
import { reminderKey } from './message-keys';
import { type PlannedReminder, planReminders } from './reminder-plan';
import { callOffPlanned, insertReminders, remindedLeads, reminderLeads } from './reminder-store';

/** In these, a reminder is of use. Who has asked for another time waits for staff, not for a text. */
const reminded: ReadonlySet<AppointmentState> = new Set(['booked', 'reminded', 'confirmed']);

/**
 * Plans an appointment's reminders anew and calls off those that were planned before, in the store
 * and at Twilio. They wait at Twilio once they are within its window (Message Scheduling), so that
 * they go out even if nothing of ours runs at that time. A confirmed appointment is reminded of in
 * other words.
 *
 * @param appointment with a revision that it has not had before
 * @param passed `skip` where the customer has just been told the time in another way
 */
export async function arrangeReminders({
  transaction,
  business,
  appointment,
  customer,
  passed,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  appointment: Appointment;
  customer: Customer | undefined;
  passed: 'send' | 'skip';
  now: Date;
}): Promise<void> {
  const { reference, startsAt, customerPhoneNumber: recipient } = appointment;
  await callOffReminders({ transaction, business, appointment, now });
  if (!reminded.has(appointment.state)) return;
  const leads = await reminderLeads({ queries: transaction, businessId: business.id });
  const { quietHours } = business;
  const timeZones = customerTimeZones({ customer, appointment });
  const past = await remindedLeads({ transaction, businessId: business.id, reference });
  // In another zone, a reminder that has gone out might be due tomorrow.
  const planned = planReminders({ startsAt, now, leads, quietHours, timeZones, passed }).filter(
    ({ leadMinutes }) => !past.has(leadMinutes),
  );
  const keyOf = ({ leadMinutes }: PlannedReminder): string =>
    reminderKey({ appointment, leadMinutes });
  await insertReminders({
    transaction,
    businessId: business.id,
    reference,
    recipient,
    reminders: planned.map((reminder) => ({ ...reminder, idempotencyKey: keyOf(reminder) })),
  });
  const language = languageFor([customer?.language, business.language]);
  const template =
    appointment.state === 'confirmed' ? appointmentReminderConfirmed : appointmentReminder;
  const intents = planned.map((reminder) => ({
    recipient,
    idempotencyKey: keyOf(reminder),
    message: fillTemplate(
      template,
      // As of the day on which it is read, which decides whether the year is said.
      wordsForCustomer({ business, appointment, customer, language, now: reminder.sendAt }),
    ),
    language,
    earliestAt: reminder.sendAt,
    latestAt: reminder.latestAt,
    hold: 'at-twilio' as const,
  }));
  await enqueue({ transaction, business, intents, now });
}

/** Calls off an appointment's reminders that have not gone out. */
async function callOffReminders({
  transaction,
  business,
  appointment,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  appointment: Appointment;
  now: Date;
}): Promise<void> {
  const { reference, customerPhoneNumber: person } = appointment;
  const idempotencyKeys = await callOffPlanned({
    transaction,
    businessId: business.id,
    reference,
    now,
  });
  await cancel({ transaction, business, person, idempotencyKeys, now });
}
