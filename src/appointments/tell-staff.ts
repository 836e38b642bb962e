import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { enqueue } from '../messaging/outbox';
import { appointmentCancelKeyword } from '../messaging/templates/appointment-cancel-keyword';
import { appointmentChangeWanted } from '../messaging/templates/appointment-change-wanted';
import { appointmentGivenUp } from '../messaging/templates/appointment-given-up';
import { appointmentKept } from '../messaging/templates/appointment-kept';
import { appointmentNotComing } from '../messaging/templates/appointment-not-coming';
import { appointmentUnclear } from '../messaging/templates/appointment-unclear';
import { appointmentWrongNumber } from '../messaging/templates/appointment-wrong-number';
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
  'wrong-number': appointmentWrongNumber,
};
/** `unclear` holds what the customer wrote. */
export type StaffNews = keyof typeof templates | { unclear: string };

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
  const isUnclear = typeof news === 'object';
  const message = isUnclear
    ? fillTemplate(appointmentUnclear, { ...words, words: news.unclear })
    : fillTemplate(templates[news], words);
  const intents = phones.map((recipient) => ({
    recipient,
    idempotencyKey: `appointment:${appointment.id}:${isUnclear ? 'unclear' : news}:${messageSid}`,
    message,
    language,
  }));
  await enqueue({ transaction, business, intents, now });
}
