import { findBusiness } from '../../src/platform/business';
import { closeDatabaseAt, databaseAt } from '../../src/platform/database/connection';
import { createLog } from '../../src/platform/log';
import type { OpeningHours } from '../../src/platform/opening-hours-schema';

/**
 * The opening hours that a deployment's database holds.
 *
 * @param connectionString `postgres://…`
 * @param businessPhoneNumber E.164
 * @throws AppError `business_not_found` or `opening_hours_invalid`
 */
export async function readStoredHours({
  connectionString,
  businessPhoneNumber,
}: {
  connectionString: string;
  businessPhoneNumber: string;
}): Promise<OpeningHours> {
  const database = databaseAt({ url: connectionString, log: createLog({ level: 'error' }) });
  try {
    const business = await findBusiness({ database, phoneNumber: businessPhoneNumber });
    return business.hours;
  } finally {
    await closeDatabaseAt(connectionString);
  }
}
