import type { Queries } from '../../platform/database/connection';
import type { Language, MessageTemplate } from '../templates/message-template';
import { whatsappText } from '../templates/whatsapp-text';

/** Which WhatsApp template a message may be sent as, if there is one. */
export type WhatsAppRegistrations = (which: {
  template: MessageTemplate;
  language: Language;
}) => { sid: string } | undefined;

/**
 * Reads which WhatsApp templates are approved: those that provisioning registered for this account,
 * if they still say what the template says, and before them those whose SID a template's file pins.
 */
export async function whatsappRegistrations({
  queries,
  businessId,
}: {
  queries: Queries;
  businessId: string;
}): Promise<WhatsAppRegistrations> {
  const rows = await queries
    .selectFrom('template_registrations')
    .select(['template', 'language', 'registration_id', 'registered_text'])
    .where('business_id', '=', businessId)
    .where('scheme', '=', 'whatsapp')
    .where('state', '=', 'approved')
    .execute();
  const registered = new Map(rows.map((row) => [`${row.template} ${row.language}`, row]));
  return ({ template, language }) => {
    const pinned = template.whatsapp?.contentSids?.[language];
    if (pinned !== undefined) return { sid: pinned };
    const row = registered.get(`${template.name} ${language}`);
    const isCurrent = row && row.registered_text === whatsappText({ template, language });
    return isCurrent ? { sid: row.registration_id } : undefined;
  };
}
