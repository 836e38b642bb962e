import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { appointmentCancelled } from '../messaging/templates/appointment-cancelled';
import { appointmentMoved } from '../messaging/templates/appointment-moved';
import { fillTemplate } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { languageFor, wordsForCustomer } from './appointment-words';
import { newsKey } from './message-keys';

const templates = { moved: appointmentMoved, cancelled: appointmentCancelled };

/** Tells a customer what the business has done with an appointment; not any more once it has begun. */
export async function tellCustomer({
  news,
  transaction,
  business,
  appointment,
  customer,
  now,
}: {
  news: keyof typeof templates;
  transaction: Transaction<Tables>;
  business: Business;
  /** As it is now. */
  appointment: Appointment;
  customer: Customer | undefined;
  now: Date;
}): Promise<void> {
  const language = languageFor({ business, customer });
  const words = wordsForCustomer({ business, appointment, customer, language, now });
  const intent = {
    recipient: appointment.customerPhoneNumber,
    idempotencyKey: newsKey({ news, appointment }),
    message: fillTemplate(templates[news], words),
    language,
    latestAt: appointment.startsAt,
  };
  await enqueue({ transaction, business, intents: [intent], now });
}
