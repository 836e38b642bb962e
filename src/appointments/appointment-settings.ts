import * as z from 'zod/mini';
import { readLanguage } from '../customers/customer';
import type { Language } from '../messaging/templates/message-template';
import type { Queries } from '../platform/database/connection';
import { AppError } from '../platform/errors';
import type { QuietHours } from './reminder-plan';

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 21:00'));
const quietHoursSchema = z.object({ from: time, to: time });

/** What a business has chosen for its reminders. */
export interface AppointmentSettings {
  /** Minutes before an appointment. */
  leads: readonly number[];
  /** By the customer's clocks. */
  quietHours: QuietHours;
  language: Language;
}

/** @throws AppError `quiet_hours_invalid` */
export async function appointmentSettings({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<AppointmentSettings> {
  const row = await queries
    .selectFrom('businesses')
    .select(['reminder_leads', 'quiet_hours', 'language'])
    .where('id', '=', businessId)
    .executeTakeFirstOrThrow();
  const quietHours = z.safeParse(quietHoursSchema, row.quiet_hours);
  if (!quietHours.success) {
    throw new AppError(
      'quiet_hours_invalid',
      500,
      'Mend businesses.quiet_hours: {"from": "21:00", "to": "08:00"}.',
    );
  }
  return {
    leads: row.reminder_leads,
    quietHours: quietHours.data,
    language: readLanguage(row.language) ?? 'en',
  };
}
