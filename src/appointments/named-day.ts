import { type LocalTime, localTimeAt } from '../platform/time-zone';
import type { Appointment } from './appointment';

/** A day as people name it in a text: 0 is Sunday. */
export type NamedDay = number | 'today' | 'tomorrow';

/** Stand for any day and any time of the clock in a phrase. */
export const daySlot = 'weekday';
export const clockTimeSlot = 'clocktime';

const weekdays = [
  ['sunday', 'sun', 'domingo'],
  ['monday', 'mon', 'lunes'],
  ['tuesday', 'tue', 'tues', 'martes'],
  ['wednesday', 'wed', 'miercoles'],
  ['thursday', 'thu', 'thurs', 'jueves'],
  ['friday', 'fri', 'viernes'],
  ['saturday', 'sat', 'sabado'],
];
const days: ReadonlyMap<string, NamedDay> = new Map<string, NamedDay>([
  ...weekdays.flatMap((names, day) => names.map((name) => [name, day] as const)),
  ...['today', 'hoy'].map((name) => [name, 'today'] as const),
  // "Mañana" is the morning, too, but not in a phrase with a day.
  ...['tomorrow', 'manana'].map((name) => [name, 'tomorrow'] as const),
]);
const beforeDay: ReadonlySet<string> = new Set(['on', 'this', 'el', 'este', 'para']);
const dayLength = 86_400_000;

/**
 * Puts slots in the place of days ("on Monday") and gives the days in their order; undefined when a
 * word looks like a slot by itself.
 *
 * @param words as `wordsOf` gives them, times of the clock replaced already
 */
export function slotsOf(
  words: readonly string[],
): { words: string[]; days: NamedDay[] } | undefined {
  if (words.includes(daySlot)) return undefined;
  const found: NamedDay[] = [];
  const slotted = words.flatMap((word, index) => {
    const day = days.get(word);
    if (day !== undefined) found.push(day);
    const next = words[index + 1];
    if (day === undefined && beforeDay.has(word) && next !== undefined && days.has(next)) return [];
    return [day === undefined ? word : daySlot];
  });
  return { words: slotted, days: found };
}

/** A text with its times of the clock ("3pm", "at 3:30 pm", "15:30") as slots. */
export function withClockTimeSlots(text: string): string {
  return text.replace(
    /\b(?:at\s+|a\s+las\s+)?(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b\.?|\d{1,2}:\d{2}\b)/gi,
    ` ${clockTimeSlot} `,
  );
}

/** Whether an appointment is on the next day of this name, by the clocks of its place. */
export function isOnDay({
  appointment: { startsAt, timeZone },
  day,
  now,
}: {
  appointment: Pick<Appointment, 'startsAt' | 'timeZone'>;
  day: NamedDay;
  now: Date;
}): boolean {
  const start = dateOf(localTimeAt({ instant: startsAt, timeZone }));
  const today = dateOf(localTimeAt({ instant: now, timeZone }));
  const ahead = (start.getTime() - today.getTime()) / dayLength;
  if (day === 'today') return ahead === 0;
  if (day === 'tomorrow') return ahead === 1;
  return start.getUTCDay() === day && ahead >= 0 && ahead <= 7;
}

function dateOf({ year, month, day }: LocalTime): Date {
  return new Date(Date.UTC(year, month - 1, day));
}
