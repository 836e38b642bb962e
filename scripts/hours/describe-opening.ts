import { DateTime } from 'luxon';
import type { OpeningHours } from '../../src/platform/opening-hours-schema';
import { openingAt } from '../../src/voice/opening-hours';

/**
 * Reads an instant in ISO 8601. Without an offset it is what the clocks of the zone show.
 *
 * @param timeZone IANA name
 * @throws RangeError that shows how to write one
 */
export function readInstant({ text, timeZone }: { text: string; timeZone: string }): Date {
  const instant = DateTime.fromISO(text, { zone: timeZone });
  if (instant.isValid) return instant.toJSDate();
  throw new RangeError(`"${text}" is no time. Write it as 2027-03-14T03:30:00-04:00.`);
}

/** Whether the business is open at an instant and until when, by the business's own clocks. */
export function describeOpening({
  hours,
  instant,
}: {
  hours: OpeningHours;
  instant: Date;
}): string {
  const { timeZone } = hours;
  const opening = openingAt(hours, instant);
  const now = `${describeInstant({ instant, timeZone })} (${timeZone})`;
  if (opening.kind === 'open') {
    const { until } = opening;
    return until
      ? `${now}: open until ${describeInstant({ instant: until, timeZone })}.`
      : `${now}: open, and does not close for a week.`;
  }
  const { opensAt } = opening;
  return opensAt
    ? `${now}: closed, opens ${describeInstant({ instant: opensAt, timeZone })}.`
    : `${now}: closed, and does not open for a year.`;
}

/** With the offset, because a day on which clocks change has its own two. */
function describeInstant({ instant, timeZone }: { instant: Date; timeZone: string }): string {
  return DateTime.fromJSDate(instant, { zone: timeZone })
    .setLocale('en-US')
    .toFormat('cccc yyyy-MM-dd HH:mm ZZ');
}
