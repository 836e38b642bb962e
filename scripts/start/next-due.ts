import { nextDue } from '../../src/jobs/next-due';
import { findBusiness } from '../../src/platform/business';
import { closeDatabaseAt, databaseAt } from '../../src/platform/database/connection';
import { createLog } from '../../src/platform/log';

/** Asks the deployment's store when its scheduled work has something to do. */
export interface DueTimes {
  /** When it next has, or has since; undefined when nothing waits. */
  next(): Promise<Date | undefined>;
  close(): Promise<void>;
}

/** @param connectionString `postgres://…` */
export function dueTimes({
  connectionString,
  businessPhoneNumber,
}: {
  connectionString: string;
  /** E.164. */
  businessPhoneNumber: string;
}): DueTimes {
  const queries = databaseAt({ url: connectionString, log: createLog({ level: 'error' }) });
  return {
    async next() {
      const business = await findBusiness({ database: queries, phoneNumber: businessPhoneNumber });
      return nextDue({ queries, businessId: business.id });
    },
    close: () => closeDatabaseAt(connectionString),
  };
}
