import type { Transaction } from 'kysely';
import { replanReminders } from '../appointments/replan-reminders';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { Customer } from './customer';
import type { CustomerDetails } from './customer-details';
import { findCustomer, saveCustomer } from './customer-store';

/**
 * Keeps what is told of a customer. Reminders that wait follow a new language or zone.
 *
 * @param phoneNumber E.164
 * @throws AppError `customer_unknown` (422) for the business's own number, and for one that we do not
 *   know when no name is told
 */
export async function keepCustomer({
  phoneNumber,
  told,
  transaction,
  business,
  now,
}: {
  phoneNumber: string;
  told: CustomerDetails;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<Customer> {
  if (phoneNumber === business.phoneNumber) {
    throw new AppError('customer_unknown', 422, 'This is the business number, not a customer’s.');
  }
  const which = { queries: transaction, businessId: business.id };
  const known = await findCustomer({ ...which, phoneNumber });
  const name = told.name ?? known?.name;
  if (name === undefined) {
    throw new AppError(
      'customer_unknown',
      422,
      'No customer has this phone number: send customer.name too.',
    );
  }
  const { language, timeZone, email } = told;
  const customer = await saveCustomer({
    ...which,
    customer: {
      phoneNumber,
      name,
      ...(language && { language }),
      ...(timeZone && { timeZone }),
      ...(email && { email }),
    },
    now,
  });
  if (known && (customer.language !== known.language || customer.timeZone !== known.timeZone)) {
    await replanReminders({ transaction, business, customer, now });
  }
  return customer;
}
