import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { appointmentCancelled } from '../messaging/templates/appointment-cancelled';
import { appointmentMoved } from '../messaging/templates/appointment-moved';
import { fillTemplate, languageFor } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { wordsForCustomer } from './appointment-words';
import { newsKey } from './message-keys';

const templates = { moved: appointmentMoved, cancelled: appointmentCancelled };

/** ms: news of a time that is nearer than this cannot wait until morning. */
const soon = 12 * 60 * 60_000;

/** Tells a customer what the business has done with an appointment; not any more once it has begun. */
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
  const isSoon = nearest - now.getTime() < soon;
  const intent = {
    recipient: appointment.customerPhoneNumber,
    idempotencyKey: newsKey({ news, appointment }),
    message: fillTemplate(templates[news], words),
    language,
    priority: isSoon ? ('urgent' as const) : ('normal' as const),
    latestAt: appointment.startsAt,
  };
  await enqueue({ transaction, business, intents: [intent], now });
}
