import { Client } from 'pg';
import { z } from 'zod';
import { india, matchesRegisteredText } from '../../src/messaging/senders/india';
import { usualMessagesPerSecond } from '../../src/messaging/senders/sender';
import { templates } from '../../src/messaging/templates/index';
import { languages } from '../../src/messaging/templates/message-template';
import { renderMessage } from '../../src/messaging/templates/render';
import { businessIdFor } from './business-id';
import { ProvisionError } from './provision-error';
import { writeRegistrations } from './write-registrations';

const ledgerId = z.string().regex(/^\d{10,24}$/, 'must be the digits of an id of the ledger (DLT)');

/** What was registered with India's operators, as a person copies it from the ledger's portal. */
export const indiaRegistrations = z.strictObject({
  /** The alphanumeric sender. */
  header: z.string().regex(/^[A-Za-z]{6}$/, 'must be six letters'),
  /** Of the principal entity: the business. */
  entityId: ledgerId,
  templates: z.array(
    z.strictObject({
      /** The name of one of ours, as `order-confirmed`. */
      template: z.enum(templates.map(({ name }) => name)),
      language: z.enum(languages),
      /** Of the template on the ledger. */
      id: ledgerId,
      /** To the letter, with `{#var#}` for each variable. */
      text: z.string().min(1),
    }),
  ),
});

export type IndiaRegistrations = z.infer<typeof indiaRegistrations>;

/**
 * Keeps what is registered in India, after seeing that each of our templates, filled with its examples,
 * is what was registered. Idempotent.
 * Throws {@link ProvisionError} `text_differs`, `business_missing`.
 */
export async function writeIndiaRegistrations({
  connectionString,
  businessPhoneNumber,
  registrations: { header, entityId, templates: registered },
  now,
}: {
  /** `postgres://…` of a migrated database. */
  connectionString: string;
  /** E.164 */
  businessPhoneNumber: string;
  registrations: IndiaRegistrations;
  now: Date;
}): Promise<void> {
  for (const registration of registered) await checkText(registration);
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const businessId = await businessIdFor({ client, businessPhoneNumber });
    await client.query(
      `insert into senders (business_id, channel, address, kind, countries, messages_per_second,
                            dlt_entity_id)
       values ($1, 'sms', $2, 'alphanumeric', $3, $4, $5)
       on conflict (business_id, channel, address) do update set
         countries = excluded.countries, dlt_entity_id = excluded.dlt_entity_id`,
      [businessId, header, [india], usualMessagesPerSecond.alphanumeric, entityId],
    );
  } finally {
    await client.end();
  }
  await writeRegistrations({
    connectionString,
    businessPhoneNumber,
    registrations: registered.map(({ template, language, id, text }) => ({
      template,
      language,
      scheme: 'dlt',
      registrationId: id,
      registeredText: text,
      state: 'approved',
    })),
    now,
  });
}

async function checkText({
  template: name,
  language,
  text,
}: IndiaRegistrations['templates'][number]): Promise<void> {
  const template = templates.find((one) => one.name === name);
  if (!template) throw new ProvisionError('template_unknown', `There is no template "${name}".`);
  const { variables } = template;
  const message = await renderMessage({ template, language, channel: 'sms', variables });
  const body = message.channel === 'sms' ? message.body : '';
  if (matchesRegisteredText({ registeredText: text, body })) return;
  throw new ProvisionError(
    'text_differs',
    `The text registered for "${name}" (${language}) is not what we send. With its examples ours ` +
      `is: ${body}`,
  );
}
