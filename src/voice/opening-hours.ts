import { type OpeningHours, type TimeRange, weekdays } from '../platform/opening-hours-schema';
import { instantOf, type LocalTime, localTimeAt } from '../platform/time-zone';

/** Whether the business is open, and when that changes; undefined when it does not change soon. */
export type Opening =
  | { kind: 'open'; until: Date | undefined }
  | { kind: 'closed'; opensAt: Date | undefined };

interface Interval {
  start: Date;
  end: Date;
}

/** Business that is open through for longer than this is "always open". */
const openHorizonDays = 8;
/** A business that does not open within this has no next opening. */
const closedHorizonDays = 366;

/**
 * Whether the business is open at an instant. It is open from the first instant of a range and closed
 * from its last; ranges that touch count as one. Pure: ask for any instant to simulate it.
 */
export function openingAt(hours: OpeningHours, instant: Date): Opening {
  const today = localTimeAt({ instant, timeZone: hours.timeZone });
  let open: Interval | undefined;
  for (let offset = -1; offset <= (open ? openHorizonDays : closedHorizonDays); offset += 1) {
    for (const interval of intervalsOfDay({ hours, today, offset })) {
      if (interval.end <= instant) continue;
      if (open && interval.start > open.end) return { kind: 'open', until: open.end };
      if (!open && interval.start > instant) return { kind: 'closed', opensAt: interval.start };
      open = { start: open?.start ?? interval.start, end: interval.end };
    }
  }
  if (!open) return { kind: 'closed', opensAt: undefined };
  const lastCertain = instant.getTime() + (openHorizonDays - 1) * 86_400_000;
  return { kind: 'open', until: open.end.getTime() < lastCertain ? open.end : undefined };
}

/** The open intervals of the local day that lies `offset` days after today, in order. */
function intervalsOfDay({
  hours,
  today,
  offset,
}: {
  hours: OpeningHours;
  today: LocalTime;
  offset: number;
}): Interval[] {
  const { timeZone } = hours;
  // A calendar date as midnight UTC: days are added there, where none is 23 or 25 hours long.
  const date = new Date(Date.UTC(today.year, today.month - 1, today.day + offset));
  const at = (time: string): Date =>
    instantOf({
      timeZone,
      local: {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: Number(time.slice(0, 2)),
        minute: Number(time.slice(3)),
      },
    });
  return rangesOf({ hours, date })
    .map((range) => ({ start: at(range.from), end: at(range.to) }))
    .filter((interval) => interval.start < interval.end)
    .sort((one, other) => one.start.getTime() - other.start.getTime());
}

function rangesOf({ hours, date }: { hours: OpeningHours; date: Date }): TimeRange[] {
  const isoDate = date.toISOString().slice(0, 10);
  const holiday = hours.holidays.find((candidate) => candidate.date === isoDate);
  if (holiday) return holiday.ranges;
  const weekday = weekdays[(date.getUTCDay() + 6) % 7];
  return weekday ? hours.weekdays[weekday] : [];
}
