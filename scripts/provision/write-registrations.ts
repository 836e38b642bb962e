import { Client } from 'pg';
import type { TemplateRegistration } from './message-templates';

/**
 * Writes into table `template_registrations` what is registered elsewhere; what was there under the
 * same template and language gives way.
 *
 * @param connectionString `postgres://…` of a migrated database
 * @param businessPhoneNumber E.164
 */
export async function writeRegistrations({
  connectionString,
  businessPhoneNumber,
  registrations,
  now,
}: {
  connectionString: string;
  businessPhoneNumber: string;
  registrations: readonly TemplateRegistration[];
  now: Date;
}): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const registration of registrations) {
      await client.query(
        `insert into template_registrations (business_id, template, language, scheme,
                                             registration_id, registered_text, state, updated_at)
         select id, $2, $3, $4, $5, $6, $7, $8 from businesses where phone_number = $1
         on conflict (business_id, template, language, scheme) do update set
           registration_id = excluded.registration_id,
           registered_text = excluded.registered_text,
           state = excluded.state, updated_at = excluded.updated_at`,
        [
          businessPhoneNumber,
          registration.template,
          registration.language,
          registration.scheme,
          registration.registrationId,
          registration.registeredText,
          registration.state,
          now,
        ],
      );
    }
  } finally {
    await client.end();
  }
}
