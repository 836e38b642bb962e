import type { Business } from '../../platform/business';
import { formatPhoneNumber } from '../../platform/phone-numbers';
import type { Language } from '../templates/message-template';
import type { Keyword } from './keyword';

/**
 * What we answer where Twilio does not. CTIA, "Messaging Principles and Best Practices": STOP is
 * confirmed once; HELP names the business, a way to reach a person, and STOP.
 */
export function keywordReply({
  kind,
  business: { name, phoneNumber },
  language,
}: {
  kind: Keyword['kind'];
  business: Pick<Business, 'name' | 'phoneNumber'>;
  language: Language;
}): string {
  return words[language][kind]({ name, number: formatPhoneNumber(phoneNumber) });
}

type Words = Record<Keyword['kind'], (about: { name: string; number: string }) => string>;

const words: Record<Language, Words> = {
  en: {
    stop: ({ name }) =>
      `${name}: you are unsubscribed and will get no more messages here. Reply START to get them again.`,
    start: ({ name }) =>
      `${name}: you will get our messages here again. Reply HELP for help, STOP to end them.`,
    help: ({ name, number }) =>
      `${name}: for help call ${number}. Reply STOP to get no more messages. Msg&data rates may apply.`,
  },
  es: {
    stop: ({ name }) =>
      `${name}: se ha dado de baja y no recibira mas mensajes aqui. Responda START para recibirlos de nuevo.`,
    start: ({ name }) =>
      `${name}: recibira de nuevo nuestros mensajes aqui. Responda AYUDA para ayuda, ALTO para terminar.`,
    help: ({ name, number }) =>
      `${name}: para ayuda llame al ${number}. Responda ALTO para no recibir mas mensajes. Pueden aplicarse tarifas.`,
  },
};
