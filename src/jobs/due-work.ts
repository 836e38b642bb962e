import { endPastAppointments, nextPastAppointment } from '../appointments/end-past-appointments';
import { nextFinishedReminder, noteReminders } from '../appointments/note-reminders';
import {
  nextRegistrationLook,
  refreshRegistrations,
} from '../messaging/registrations/refresh-registrations';
import type { App } from '../platform/app';
import type { Queries } from '../platform/database/connection';
import { tellOfUndelivered } from '../support/threads/tell-of-undelivered';
import { nextUndelivered } from '../support/threads/undelivered-store';
import { expireSurveys } from '../surveys/end-surveys';
import { nextExpiry } from '../surveys/survey-store';

/** Where to look for what waits. */
export interface Waiting {
  queries: Queries;
  businessId: string;
}

/** Work that comes due by time alone: what it is, and how to do what is due now. */
export interface DueWork {
  /** In kebab-case; it stands in the answer and in the log. */
  name: string;
  /** Does what is due, a bounded part of it at once. @returns how many were done */
  run: (app: App) => Promise<number>;
  /** When the first of what waits now comes due, which may be past; undefined when nothing waits. */
  nextAt: (waiting: Waiting) => Promise<Date | undefined>;
}

/** All of it; a feature with work of this kind adds a line. Messages are sent after it. */
export const dueWork: readonly DueWork[] = [
  { name: 'surveys-expired', run: expireSurveys, nextAt: nextExpiry },
  { name: 'appointment-reminders-noted', run: noteReminders, nextAt: nextFinishedReminder },
  { name: 'appointments-ended', run: endPastAppointments, nextAt: nextPastAppointment },
  { name: 'undelivered-answers-told', run: tellOfUndelivered, nextAt: nextUndelivered },
  { name: 'whatsapp-templates-decided', run: refreshRegistrations, nextAt: nextRegistrationLook },
];
