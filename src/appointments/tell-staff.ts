import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { appointmentCancelKeyword } from '../messaging/templates/appointment-cancel-keyword';
import { appointmentChangeWanted } from '../messaging/templates/appointment-change-wanted';
import { appointmentGivenUp } from '../messaging/templates/appointment-given-up';
import { appointmentKept } from '../messaging/templates/appointment-kept';
import { appointmentNotComing } from '../messaging/templates/appointment-not-coming';
import { fillTemplate, languageFor } from '../messaging/templates/message-template';
import type { App } from '../platform/app';
import { type Business, staffPhones } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { wordsForStaff } from './appointment-words';

const templates = {
  'change-wanted': appointmentChangeWanted,
  'not-coming': appointmentNotComing,
  'given-up': appointmentGivenUp,
  kept: appointmentKept,
  'cancel-keyword': appointmentCancelKeyword,
};
export type StaffNews = keyof typeof templates;

/** Texts the people at the desk what a customer has answered about an appointment. */
export async function tellStaff({
  news,
  app,
  transaction,
  business,
  appointment,
  customer,
  messageSid,
  now,
}: {
  news: StaffNews;
  app: App;
  transaction: Transaction<Tables>;
  business: Business;
  appointment: Appointment;
  customer: Customer | undefined;
  /** Of the customer's text: each is told once. */
  messageSid: string;
  now: Date;
}): Promise<void> {
  const language = languageFor([business.language]);
  const words = wordsForStaff({ appointment, customer, language, now });
  const phones = await staffPhones({
    database: transaction,
    businessId: business.id,
    department: 'operator',
    frontDesk: app.environment.FRONT_DESK_PHONE_NUMBER,
  });
  const intents = phones.map((recipient) => ({
    recipient,
    idempotencyKey: `appointment:${appointment.id}:${news}:${messageSid}`,
    message: fillTemplate(templates[news], words),
    language,
  }));
  await enqueue({ transaction, business, intents, now });
}
