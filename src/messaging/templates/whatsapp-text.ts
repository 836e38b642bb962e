import type { Language, MessageTemplate } from './message-template';

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
  const words = template.words[language];
  return (words.whatsapp ?? words.sms).replace(
    /\{\{-?\s*(\w+)\s*-?\}\}/g,
    (place, name: string) => {
      const index = variables.indexOf(name);
      return index < 0 ? place : `{{${index + 1}}}`;
    },
  );
}
