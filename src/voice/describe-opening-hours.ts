import {
  type OpeningHours,
  type TimeRange,
  type Weekday,
  weekdays,
} from '../platform/opening-hours-schema';
import { localTimeAt } from '../platform/time-zone';

/** The week's hours in one sentence that reads well and is spoken well. */
export function describeOpeningHours(hours: OpeningHours): string {
  const open = groupsOfDays(hours).filter((group) => group.ranges.length > 0);
  if (open.length === 0) return 'We have no regular opening hours at present.';
  const [only] = open;
  if (only && open.length === 1 && isWholeWeekRoundTheClock(only)) {
    return 'We are open day and night, every day.';
  }
  const parts = open.map(
    (group) => `${nameDays(group.days)} ${joinWords(group.ranges.map(describeRange))}`,
  );
  return `We are open ${joinWords(parts)}.`;
}

/** When the business opens next, as in "today at 8 AM", "tomorrow at 8 AM" or "on Monday, January 4, at 8 AM". */
export function describeOpensAt({
  opensAt,
  now,
  timeZone,
}: {
  opensAt: Date;
  now: Date;
  timeZone: string;
}): string {
  const local = localTimeAt({ instant: opensAt, timeZone });
  const time = describeTime(`${local.hour}:${local.minute}`);
  const days = daysBetween({ from: now, to: opensAt, timeZone });
  if (days === 0) return `today at ${time}`;
  if (days === 1) return `tomorrow at ${time}`;
  const style: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: 'long' } : { weekday: 'long', month: 'long', day: 'numeric' };
  const date = new Intl.DateTimeFormat('en-US', { ...style, timeZone }).format(opensAt);
  return days < 7 ? `on ${date} at ${time}` : `on ${date}, at ${time}`;
}

interface Group {
  days: Weekday[];
  ranges: TimeRange[];
}

function groupsOfDays(hours: OpeningHours): Group[] {
  const groups: Group[] = [];
  for (const day of weekdays) {
    const ranges = hours.weekdays[day];
    const last = groups.at(-1);
    if (last && sameRanges(last.ranges, ranges)) last.days.push(day);
    else groups.push({ days: [day], ranges });
  }
  return groups;
}

function sameRanges(one: TimeRange[], other: TimeRange[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isWholeWeekRoundTheClock({ days, ranges }: Group): boolean {
  const [range] = ranges;
  return days.length === 7 && range?.from === '00:00' && range.to === '24:00';
}

function nameDays(days: Weekday[]): string {
  const names = days.map((day) => day.charAt(0).toUpperCase() + day.slice(1));
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(' and ');
}

function describeRange(range: TimeRange): string {
  return `from ${describeTime(range.from)} to ${describeTime(range.to)}`;
}

function describeTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (minute === 0 && hour % 24 === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${shown}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

function joinWords(parts: string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

function daysBetween({ from, to, timeZone }: { from: Date; to: Date; timeZone: string }): number {
  const dayNumber = (instant: Date): number => {
    const { year, month, day } = localTimeAt({ instant, timeZone });
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  return dayNumber(to) - dayNumber(from);
}
