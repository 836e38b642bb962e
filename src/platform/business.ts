import * as z from 'zod/mini';
import type { Queries } from './database/connection';
import type { Department } from './database/tables';
import { AppError } from './errors';
import { type OpeningHours, openingHoursSchema } from './opening-hours-schema';

/** The business that this deployment answers for. */
export interface Business {
  id: string;
  name: string;
  /** E.164; what callers see and what is never dialled. */
  phoneNumber: string;
  hours: OpeningHours;
  /** As `en`: what people are written in who prefer nothing else. */
  language: string;
  /** By the recipient's clocks, as `{ from: '21:00', to: '08:00' }`: then only what cannot wait goes out. */
  quietHours: QuietHours;
}

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const quietHoursSchema = z.object({ from: clockTime, to: clockTime });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** @throws AppError `business_not_found` when the database does not know the business number */
export async function findBusiness({
  database,
  phoneNumber,
}: {
  database: Queries;
  phoneNumber: string;
}): Promise<Business> {
  const row = await database
    .selectFrom('businesses')
    .select(businessColumns)
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
  return readBusiness(row);
}

/** What `readBusiness` needs, for a statement that reads the business beside something else. */
export const businessColumns = [
  'businesses.id',
  'businesses.name',
  'businesses.phone_number',
  'businesses.time_zone',
  'businesses.opening_hours',
  'businesses.language',
  'businesses.quiet_hours',
] as const;

/** @throws AppError `business_not_found` when there is no row */
export function readBusiness(
  row:
    | {
        id: string;
        name: string;
        phone_number: string;
        time_zone: string;
        opening_hours: unknown;
        language: string;
        quiet_hours: unknown;
      }
    | undefined,
): Business {
  if (!row) {
    throw new AppError(
      'business_not_found',
      500,
      'Add a row to "businesses" whose phone_number is BUSINESS_PHONE_NUMBER.',
    );
  }
  return {
    id: row.id,
    name: row.name,
    phoneNumber: row.phone_number,
    hours: parseHours({ timeZone: row.time_zone, stored: row.opening_hours }),
    language: row.language,
    quietHours: parseQuietHours(row.quiet_hours),
  };
}

/**
 * The staff phones that are texted about something of a department: its own, and always the
 * operator's, who is the owner in a small business. Each phone once. Where none of them takes texts, the
 * front desk's, so that no news of a customer gets lost.
 *
 * @param frontDesk FRONT_DESK_PHONE_NUMBER
 */
export async function staffPhones({
  database,
  businessId,
  department,
  frontDesk,
}: {
  database: Queries;
  businessId: string;
  department: Department;
  frontDesk: string;
}): Promise<string[]> {
  const rows = await database
    .selectFrom('agents')
    .select('phone_number')
    .distinct()
    .where('business_id', '=', businessId)
    .where('department', 'in', [department, 'operator'])
    .where('receives_texts', '=', true)
    .orderBy('phone_number')
    .execute();
  return rows.length > 0 ? rows.map((row) => row.phone_number) : [frontDesk];
}

function parseQuietHours(stored: unknown): QuietHours {
  const result = z.safeParse(quietHoursSchema, stored);
  if (result.success) return result.data;
  throw new AppError(
    'quiet_hours_invalid',
    500,
    'Mend businesses.quiet_hours: it must be as {"from": "21:00", "to": "08:00"}.',
  );
}

function parseHours({ timeZone, stored }: { timeZone: string; stored: unknown }): OpeningHours {
  const result = z.safeParse(openingHoursSchema, stored);
  if (result.success) return { timeZone, ...result.data };
  const [issue] = result.error.issues;
  throw new AppError(
    'opening_hours_invalid',
    500,
    `Mend businesses.opening_hours at ${issue?.path.join('.')}: ${issue?.message}.`,
  );
}
