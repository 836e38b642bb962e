import type { Language } from '../../messaging/templates/message-template';

const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };

/** An amount without its sign, as `$42.50`. A narrow space, which is not GSM-7, becomes a usual one. */
export function describeAmount({
  balanceCents,
  currency,
  language,
}: {
  balanceCents: number;
  /** ISO 4217. */
  currency: string;
  language: Language;
}): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency })
    .format(Math.abs(balanceCents) / 100)
    .replace(/[\u00a0\u202f]/g, ' ');
}
