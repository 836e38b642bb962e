import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { appointmentCancelled } from '../messaging/templates/appointment-cancelled';
import { appointmentMoved } from '../messaging/templates/appointment-moved';
import { fillTemplate } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { appointmentSettings } from './appointment-settings';
import { wordsForCustomer } from './appointment-words';

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
  const settings = await appointmentSettings({ queries: transaction, businessId: business.id });
  const language = customer?.language ?? settings.language;
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

/** The key of such a message in the outbox. */
export function newsKey({
  news,
  appointment,
}: {
  news: keyof typeof templates;
  appointment: Appointment;
}): string {
  return `appointment:${appointment.id}:${appointment.revision}:${news}`;
}
