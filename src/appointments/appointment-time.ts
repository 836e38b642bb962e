import type { Language } from '../messaging/templates/message-template';
import { localTimeAt } from '../platform/time-zone';

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/**
 * When an appointment is, by the clocks of its place: `Tue, Nov 24 at 2:30 PM`. Where the reader's
 * clocks show another time, the place's zone is named: `Tue, Nov 24 at 2:30 PM (Eastern Time)`. With
 * the year when it is another than the present one. GSM-7 characters only.
 *
 * @param timeZone of the place, IANA name
 * @param readerTimeZones in which the reader may be, IANA names
 */
export function describeAppointmentTime({
  at,
  now,
  timeZone,
  readerTimeZones,
  language,
}: {
  at: Date;
  now: Date;
  timeZone: string;
  readerTimeZones: readonly string[];
  language: Language;
}): string {
  const write = (style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locales[language], { ...style, timeZone }).format(at);
  const thisYear = localTimeAt({ instant: now, timeZone }).year;
  const isThisYear = localTimeAt({ instant: at, timeZone }).year === thisYear;
  const date = write({
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  const time = write({ hour: 'numeric', minute: '2-digit' });
  const zone = readerTimeZones.every((readerTimeZone) =>
    showSameTime({ at, timeZone, readerTimeZone }),
  )
    ? ''
    : ` (${zoneName({ at, timeZone, language })})`;
  const joined = language === 'es' ? `${date}, ${time}` : `${date} at ${time}`;
  return inGsm(`${joined}${zone}`);
}

/** Whether the clocks of two zones agree at an instant, whatever the zones are called. */
function showSameTime({
  at,
  timeZone,
  readerTimeZone,
}: {
  at: Date;
  timeZone: string;
  readerTimeZone: string;
}): boolean {
  const here = localTimeAt({ instant: at, timeZone });
  const there = localTimeAt({ instant: at, timeZone: readerTimeZone });
  return here.day === there.day && here.hour === there.hour && here.minute === there.minute;
}

/** As people say it: `Eastern Time`, `hora oriental`. */
function zoneName({
  at,
  timeZone,
  language,
}: {
  at: Date;
  timeZone: string;
  language: Language;
}): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/**
 * GSM-7 has é, ñ and ü but not á, í, ó and ú, and none of the narrow spaces before "PM"; one of them
 * would halve what fits into a segment. 3GPP TS 23.038, default alphabet.
 */
function inGsm(text: string): string {
  return text
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[áíóú]/g, (letter) => letter.normalize('NFD').charAt(0));
}
