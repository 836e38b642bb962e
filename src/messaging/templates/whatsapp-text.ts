import type { Language, MessageTemplate } from './message-template';

const introductions: Readonly<Record<Language, string>> = {
  en: 'Message from ',
  es: 'Mensaje de ',
};
const closings: Readonly<Record<Language, string>> = { en: ' Thank you.', es: ' Gracias.' };

/**
 * What a template says on WhatsApp, in Liquid. WhatsApp approves no text that begins or ends with a
 * variable (Twilio: "twilio/call-to-action"), so the business's name is introduced there, as in
 * "Message from Northside Clinic: …", and a last variable is followed by a closing.
 */
export function whatsappWords({
  template,
  language,
}: {
  template: MessageTemplate;
  language: Language;
}): string {
  const { sms, whatsapp = sms } = template.words[language];
  if (!template.whatsapp) return whatsapp;
  const introduction = /^\{\{\s*business\s*\}\}/.test(whatsapp) ? introductions[language] : '';
  const closing = /\}\}\s*$/.test(whatsapp) ? closings[language] : '';
  return `${introduction}${whatsapp.trimEnd()}${closing}`;
}

/**
 * A template's words as WhatsApp registers them: `{{ name }}` becomes `{{1}}` by the template's order
 * of variables. Undefined for templates that are not for WhatsApp.
 */
export function whatsappText({
  template,
  language,
}: {
  template: MessageTemplate;
  language: Language;
}): string | undefined {
  if (!template.whatsapp) return undefined;
  const { variables } = template.whatsapp;
  return whatsappWords({ template, language }).replace(
    /\{\{-?\s*(\w+)\s*-?\}\}/g,
    (place, name: string) => {
      const index = variables.indexOf(name);
      return index < 0 ? place : `{{${index + 1}}}`;
    },
  );
}
