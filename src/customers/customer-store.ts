import { languageIn } from '../messaging/templates/message-template';
import type { Queries } from '../platform/database/connection';
import type { Customer } from './customer';

/** The customer with a phone number (E.164), if the business knows one. */
export async function findCustomer({
  queries,
  businessId,
  phoneNumber,
}: {
  queries: Queries;
  businessId: string;
  phoneNumber: string;
}): Promise<Customer | undefined> {
  const row = await queries
    .selectFrom('customers')
    .select(customerColumns)
    .where('business_id', '=', businessId)
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
  return row && readCustomer(row);
}

/** Keeps a customer. What is not given stays as it was. */
export async function saveCustomer({
  queries,
  businessId,
  customer,
  now,
}: {
  queries: Queries;
  businessId: string;
  customer: {
    phoneNumber: string;
    name: string;
    language?: Customer['language'];
    timeZone?: Customer['timeZone'];
    email?: Customer['email'];
  };
  now: Date;
}): Promise<Customer> {
  const told = {
    name: customer.name,
    ...(customer.language === undefined ? {} : { language: customer.language }),
    ...(customer.timeZone === undefined ? {} : { time_zone: customer.timeZone }),
    ...(customer.email === undefined ? {} : { email: customer.email }),
  };
  const row = await queries
    .insertInto('customers')
    .values({
      business_id: businessId,
      phone_number: customer.phoneNumber,
      language: null,
      time_zone: null,
      email: null,
      created_at: now,
      ...told,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'phone_number']).doUpdateSet(told))
    .returning(customerColumns)
    .executeTakeFirstOrThrow();
  return readCustomer(row);
}

const customerColumns = [
  'customers.phone_number',
  'customers.name',
  'customers.language',
  'customers.time_zone',
  'customers.email',
] as const;

function readCustomer(row: {
  phone_number: string;
  name: string;
  language: string | null;
  time_zone: string | null;
  email: string | null;
}): Customer {
  return {
    phoneNumber: row.phone_number,
    name: row.name,
    language: languageIn(row.language),
    timeZone: row.time_zone ?? undefined,
    email: row.email ?? undefined,
  };
}
