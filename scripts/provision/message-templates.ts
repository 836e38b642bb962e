import type { Twilio } from 'twilio';
import type { RegistrationState } from '../../src/messaging/registrations/approval-state';
import {
  type Language,
  languages,
  type MessageTemplate,
} from '../../src/messaging/templates/message-template';
import { registerWhatsAppTemplates } from './whatsapp-templates';

/** What is registered elsewhere before it may be sent, as table `template_registrations` keeps it. */
export interface TemplateRegistration {
  template: string;
  language: Language;
  scheme: 'whatsapp' | 'dlt';
  /** `HX…`, or the id of India's ledger. */
  registrationId: string;
  registeredText: string;
  state: RegistrationState;
}

/** Registers with WhatsApp what may go out there, and names what is registered in India. */
export async function registerTemplates({
  client,
  templates,
}: {
  client: Twilio;
  templates: readonly MessageTemplate[];
}): Promise<TemplateRegistration[]> {
  const whatsapp = await registerWhatsAppTemplates({ client, templates });
  return [...whatsapp, ...templates.flatMap(dltRegistrations)];
}

/** India's templates as their files pin them: an operator's portal approved them already. */
export function dltRegistrations(template: MessageTemplate): TemplateRegistration[] {
  return languages.flatMap((language): TemplateRegistration[] => {
    const dlt = template.dlt?.[language];
    if (!dlt) return [];
    return [
      {
        template: template.name,
        language,
        scheme: 'dlt',
        registrationId: dlt.templateId,
        registeredText: dlt.text,
        state: 'approved',
      },
    ];
  });
}
