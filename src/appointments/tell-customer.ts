import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { nextAllowedTime } from '../messaging/quiet-hours/quiet-hours';
import { appointmentCancelled } from '../messaging/templates/appointment-cancelled';
import { appointmentMoved } from '../messaging/templates/appointment-moved';
import { fillTemplate, languageFor } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { wordsForCustomer } from './appointment-words';
import { customerTimeZones } from './customer-time-zones';
import { newsKey } from './message-keys';

const templates = { moved: appointmentMoved, cancelled: appointmentCancelled };

/** ms before an appointment in which somebody sets out: news that comes later comes too late. */
const settingOut = 2 * 60 * 60_000;

/**
 * Tells a customer what the business has done with an appointment; not any more once it has begun. At
 * night it waits for the morning, unless by then they would be on the way to a time that is not theirs.
 */
export async function tellCustomer({
  news,
  transaction,
  business,
  before,
  appointment,
  customer,
  now,
}: {
  news: keyof typeof templates;
  transaction: Transaction<Tables>;
  business: Business;
  before: Appointment;
  /** As it is now. */
  appointment: Appointment;
  customer: Customer | undefined;
  now: Date;
}): Promise<void> {
  const language = languageFor([customer?.language, business.language]);
  const words = wordsForCustomer({ business, appointment, customer, language, now });
  const nearest = Math.min(before.startsAt.getTime(), appointment.startsAt.getTime());
  const timeZones = customerTimeZones({ customer, appointment });
  const { quietHours } = business;
  const morning = nextAllowedTime({ at: now, timeZones, quietHours });
  const isPressing = nearest - morning.getTime() < settingOut;
  const intent = {
    recipient: appointment.customerPhoneNumber,
    idempotencyKey: newsKey({ news, appointment }),
    message: fillTemplate(templates[news], words),
    language,
    priority: isPressing ? ('urgent' as const) : ('normal' as const),
    latestAt: appointment.startsAt,
  };
  await enqueue({ transaction, business, intents: [intent], now });
}
