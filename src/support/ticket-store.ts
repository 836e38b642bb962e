import type { Transaction } from 'kysely';
import type { Tables } from '../platform/database/tables';

/** Opens a ticket for a person, or finds the one that is open already. */
export async function openTicket({
  transaction,
  businessId,
  customerAddress,
  sourceMessageSid,
  request,
  now,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  customerAddress: string;
  sourceMessageSid: string;
  request: string;
  now: Date;
}): Promise<{ number: number; isNew: boolean }> {
  const open = await transaction
    .selectFrom('support_tickets')
    .select('number')
    .where('customer_address', '=', customerAddress)
    .where('business_id', '=', businessId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open) return { number: open.number, isNew: false };
  const created = await transaction
    .insertInto('support_tickets')
    .values({
      business_id: businessId,
      customer_address: customerAddress,
      source_message_sid: sourceMessageSid,
      last_activity_at: now,
      last_customer_text_at: now,
      request,
      state: 'open',
      created_at: now,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  return { number: created.number, isNew: true };
}

/** The customer's name, when the phone number is known. */
export async function findCustomerName({
  transaction,
  businessId,
  phoneNumber,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  phoneNumber: string;
}): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('customers')
    .select('name')
    .where('business_id', '=', businessId)
    .where('phone_number', '=', phoneNumber)
    .executeTakeFirst();
  return row?.name;
}
