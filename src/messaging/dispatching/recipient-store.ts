import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import type { PersonConsent } from '../consent/consent';
import { consentsFor } from '../consent/consent-store';
import { type Contacts, contactsOf } from '../senders/sender-store';

/** What is known of somebody who is to get a message. */
export interface Recipient {
  /** E.164. */
  person: string;
  language: string | null;
  /** IANA name. */
  timeZone: string | null;
  email: string | undefined;
  consent: PersonConsent;
  contacts: Contacts;
}

/** Reads what is known of people, also of those who are no customers. @param people E.164 */
export async function recipientsFor({
  queries,
  business,
  people,
}: {
  queries: Queries;
  business: Business;
  people: readonly string[];
}): Promise<(person: string) => Recipient> {
  const each = [...new Set(people)];
  const customers = await queries
    .selectFrom('customers')
    .select(['phone_number', 'language', 'time_zone', 'email'])
    .where('business_id', '=', business.id)
    .where('phone_number', 'in', each)
    .execute();
  const known = new Map(customers.map((customer) => [customer.phone_number, customer]));
  const consents = await consentsFor({ queries, business, people: each });
  const contacts = await contactsOf({ queries, business, people: each });
  return (person) => {
    const customer = known.get(person);
    return {
      person,
      language: customer?.language ?? null,
      timeZone: customer?.time_zone ?? null,
      email: customer?.email ?? undefined,
      consent: consents.get(person) ?? { decisions: [], lastWhatsAppAt: undefined },
      contacts: contacts.get(person) ?? {},
    };
  };
}
