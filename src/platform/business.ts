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

export interface Agent {
  name: string;
  phoneNumber: string;
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
    .select(['id', 'name', 'phone_number', 'time_zone', 'opening_hours'])
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
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

/** Who may be rung for a department, in the order of their names. */
export async function agentsTakingCalls({
  database,
  business,
  department,
}: {
  database: Queries;
  business: Business;
  department: Department;
}): Promise<Agent[]> {
  const rows = await database
    .selectFrom('agents')
    .select(['name', 'phone_number'])
    .where('business_id', '=', business.id)
    .where('department', '=', department)
    .where('takes_calls', '=', true)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ name: row.name, phoneNumber: row.phone_number }));
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
