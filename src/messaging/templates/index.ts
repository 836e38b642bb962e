import { AppError } from '../../platform/errors';
import { appointmentCancelKeyword } from './appointment-cancel-keyword';
import { appointmentCancelled } from './appointment-cancelled';
import { appointmentChangeWanted } from './appointment-change-wanted';
import { appointmentGivenUp } from './appointment-given-up';
import { appointmentKept } from './appointment-kept';
import { appointmentMoved } from './appointment-moved';
import { appointmentNotComing } from './appointment-not-coming';
import { appointmentReminder } from './appointment-reminder';
import { appointmentReminderConfirmed } from './appointment-reminder-confirmed';
import { appointmentUnclear } from './appointment-unclear';
import { appointmentWrongNumber } from './appointment-wrong-number';
import { dailyBudgetSpent } from './daily-budget-spent';
import type { MessageTemplate } from './message-template';
import { offer } from './offer';
import { openingHours } from './opening-hours';
import { orderConfirmed } from './order-confirmed';
import { orderDelayed } from './order-delayed';
import { orderDelivered } from './order-delivered';
import { orderOutForDelivery } from './order-out-for-delivery';
import { orderOutForDeliveryUntracked } from './order-out-for-delivery-untracked';
import { orderRefunded } from './order-refunded';
import { orderShipped } from './order-shipped';
import { orderShippedUntracked } from './order-shipped-untracked';
import { plainText } from './plain-text';
import { supportAnswer } from './support-answer';
import { supportClosed } from './support-closed';
import { supportCustomerText } from './support-customer-text';
import { supportOptedOut } from './support-opted-out';
import { supportRequest } from './support-request';
import { supportTaken } from './support-taken';
import { supportUndelivered } from './support-undelivered';
import { surveyInvitation } from './survey-invitation';
import { voicemailAnnouncement } from './voicemail-announcement';

/** Every message that the business sends; a new one is a file and a line here. */
export const templates: readonly MessageTemplate[] = [
  appointmentCancelKeyword,
  appointmentCancelled,
  appointmentChangeWanted,
  appointmentGivenUp,
  appointmentKept,
  appointmentMoved,
  appointmentNotComing,
  appointmentReminder,
  appointmentReminderConfirmed,
  appointmentUnclear,
  appointmentWrongNumber,
  dailyBudgetSpent,
  offer,
  openingHours,
  orderConfirmed,
  orderDelayed,
  orderDelivered,
  orderOutForDelivery,
  orderOutForDeliveryUntracked,
  orderRefunded,
  orderShipped,
  orderShippedUntracked,
  plainText,
  supportAnswer,
  supportClosed,
  supportCustomerText,
  supportOptedOut,
  supportRequest,
  supportTaken,
  supportUndelivered,
  surveyInvitation,
  voicemailAnnouncement,
];

/** @throws AppError `template_unknown` */
export function templateNamed(name: string): MessageTemplate {
  const template = templates.find((known) => known.name === name);
  if (template) return template;
  throw new AppError(
    'template_unknown',
    422,
    `There is no message template "${name}". See src/messaging/templates/index.ts.`,
  );
}
