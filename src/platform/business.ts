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
}

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
] as const;

/** @throws AppError `business_not_found` when there is no row */
export function readBusiness(
  row:
    | { id: string; name: string; phone_number: string; time_zone: string; opening_hours: unknown }
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
  };
}

/**
 * The staff phones that are texted about something of a department: its own, and always the
 * operator's, who is the owner in a small business. Each phone once.
 */
export async function staffPhones({
  database,
  businessId,
  department,
}: {
  database: Queries;
  businessId: string;
  department: Department;
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
  return rows.map((row) => row.phone_number);
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
