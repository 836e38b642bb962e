import { endPastAppointments } from '../appointments/end-past-appointments';
import { noteReminders } from '../appointments/note-reminders';
import { refreshRegistrations } from '../messaging/registrations/refresh-registrations';
import type { App } from '../platform/app';
import { expireSurveys } from '../surveys/end-surveys';

/** Work that comes due by time alone: what it is, and how to do what is due now. */
export interface DueWork {
  /** In kebab-case; it stands in the answer and in the log. */
  name: string;
  /** Does what is due, a bounded part of it at once. @returns how many were done */
  run: (app: App) => Promise<number>;
}

/** All of it; a feature with work of this kind adds a line. Messages are sent after it. */
export const dueWork: readonly DueWork[] = [
  { name: 'surveys-expired', run: expireSurveys },
  { name: 'appointment-reminders-noted', run: noteReminders },
  { name: 'appointments-ended', run: endPastAppointments },
  { name: 'whatsapp-templates-decided', run: refreshRegistrations },
];
