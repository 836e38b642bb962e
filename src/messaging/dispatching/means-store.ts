import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import { whatsappRegistrations } from '../registrations/registration-store';
import { sendersOf } from '../senders/sender-store';
import type { Means } from './choose-route';

/** Reads what the business has to send with. */
export async function readMeans({
  queries,
  business,
}: {
  queries: Queries;
  business: Business;
}): Promise<Means> {
  const registered = await queries
    .selectFrom('template_registrations')
    .select(['template', 'language', 'registered_text'])
    .where('business_id', '=', business.id)
    .where('scheme', '=', 'dlt')
    .where('state', '=', 'approved')
    .execute();
  const dlt = new Map(registered.map((row) => [`${row.template} ${row.language}`, row]));
  return {
    business,
    senders: await sendersOf({ queries, business }),
    whatsapp: await whatsappRegistrations({ queries, businessId: business.id }),
    india({ template, language }) {
      const row = dlt.get(`${template.name} ${language}`);
      return row && { registeredText: row.registered_text ?? undefined };
    },
  };
}
