import type { Language } from '../messaging/templates/message-template';
import { type LocalTime, localTimeAt } from '../platform/time-zone';

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** Written out here, because what Intl writes of dates changes from one version of Node to the next. */
const names = {
  en: {
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    halves: ['AM', 'PM'],
  },
  es: {
    weekdays: ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'],
    months: 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' '),
    // Without dots: a text that ends with the time has its own full stop.
    halves: ['am', 'pm'],
  },
} as const;

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
  const local = localTimeAt({ instant: at, timeZone });
  const isThisYear = local.year === localTimeAt({ instant: now, timeZone }).year;
  const date = describeDate({ local, language, year: isThisYear ? 'understood' : 'said' });
  const time = describeClock({ local, language });
  const zone = readerTimeZones.every((readerTimeZone) =>
    showSameTime({ at, timeZone, readerTimeZone }),
  )
    ? ''
    : ` (${zoneName({ at, timeZone, language })})`;
  return language === 'es' ? `${date}, ${time}${zone}` : `${date} at ${time}${zone}`;
}

/** As `Tue, Nov 24` or `mar, 24 de nov`. */
function describeDate({
  local,
  language,
  year,
}: {
  local: LocalTime;
  language: Language;
  year: 'said' | 'understood';
}): string {
  const { weekdays, months } = names[language];
  const day = new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay();
  const month = months[local.month - 1];
  if (language === 'es') {
    return `${weekdays[day]}, ${local.day} de ${month}${year === 'said' ? ` de ${local.year}` : ''}`;
  }
  return `${weekdays[day]}, ${month} ${local.day}${year === 'said' ? `, ${local.year}` : ''}`;
}

/** As `2:30 PM`. */
function describeClock({ local, language }: { local: LocalTime; language: Language }): string {
  const { halves } = names[language];
  const hour = local.hour % 12 === 0 ? 12 : local.hour % 12;
  return `${hour}:${String(local.minute).padStart(2, '0')} ${halves[local.hour % 24 < 12 ? 0 : 1]}`;
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
  return inGsm(parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);
}

/**
 * GSM-7 has é, ñ and ü but not á, í, ó and ú; one of them would halve what fits into a segment.
 * 3GPP TS 23.038, default alphabet.
 */
function inGsm(text: string): string {
  return text.replace(/[áíóú]/g, (letter) => letter.normalize('NFD').charAt(0));
}
