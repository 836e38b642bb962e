import type { Language } from '../messaging/templates/message-template';

const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };

/**
 * A day as people read it: `November 24`, `24 de noviembre`.
 * @param date as `2026-11-24`
 */
export function formatDay({ date, language }: { date: string; language: Language }): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}
