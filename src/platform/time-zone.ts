/** A reading of a clock on the wall, without a zone. */
export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 to 24; 24:00 is the next day's 00:00. */
  hour: number;
  minute: number;
}

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets by zone and instant. Every call asks for those around the same few opening times. */
const offsets = new Map<string, number>();
const mostOffsets = 1_000;

/** What the clocks of a zone (IANA name) show at an instant. @throws RangeError for an unknown zone */
export function localTimeAt({ instant, timeZone }: { instant: Date; timeZone: string }): LocalTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/**
 * The instant at which the clocks of a zone show a local time. A time that occurs twice (clocks go
 * back) means its first occurrence; one that is skipped (clocks go forward) means the instant that
 * lies as long after the jump as the time lies after the jump's start: 02:30 becomes 03:30.
 */
export function instantOf({ local, timeZone }: { local: LocalTime; timeZone: string }): Date {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const before = offsetAt({ instant: asUtc - day, timeZone });
  const after = offsetAt({ instant: asUtc + day, timeZone });
  // Clocks that are not changed around this time need no second look.
  if (before === after) return new Date(asUtc - before);
  const showsLocal = (instant: number): boolean =>
    offsetAt({ instant, timeZone }) === asUtc - instant;
  // The earlier offset comes first: of a time that occurs twice it gives the first occurrence.
  return new Date([asUtc - before, asUtc - after].find(showsLocal) ?? asUtc - before);
}

/** The difference of a zone's clocks to UTC in milliseconds, positive in the east. */
function offsetAt({ instant, timeZone }: { instant: number; timeZone: string }): number {
  const key = `${timeZone} ${instant}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const local = localTimeAt({ instant: new Date(instant), timeZone });
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const offset = asUtc - Math.floor(instant / 60_000) * 60_000;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** Making a format costs some 100 times more than using it. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
