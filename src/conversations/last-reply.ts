import type { Language } from '../messaging/templates/message-template';

const words: Record<Language, (businessName: string) => string> = {
  en: (name) =>
    `You have sent many texts, so ${name} cannot answer more of them right now. Please call this number to talk to a person.`,
  es: (name) =>
    `Ha enviado muchos mensajes y por ahora ${name} no puede responder a otros. Llame a este mismo teléfono para hablar con una persona.`,
};

/** The last automatic reply to somebody who has had too many: it tells what to do instead. */
export function lastReply({
  businessName,
  language,
}: {
  businessName: string;
  language: Language;
}): string {
  return words[language](businessName);
}
