import { nextAllowedTime } from '../messaging/quiet-hours/quiet-hours';
import type { QuietHours } from '../platform/business';
import { instantOf, localTimeAt } from '../platform/time-zone';

export interface PlannedReminder {
  leadMinutes: number;
  sendAt: Date;
  /** What has not gone out by then is of no use any more. */
  latestAt: Date;
}

const minute = 60_000;
/** ms before an appointment in which a reminder only disturbs somebody on the way. */
const leastNotice = 15 * minute;
/** ms between two reminders; of two that would come closer, the one nearer to the appointment stays. */
const leastRest = 3 * 60 * minute;
/** ms before quiet hours to which a reminder is brought forward that would fall into them. */
const beforeQuiet = 30 * minute;

/**
 * Which reminders of an appointment go out, and when. One that would fall into the customer's quiet
 * hours comes the evening before, because after them it may be too late. Of those whose time has
 * passed, the last one goes out at once, unless the next comes soon or the appointment is at hand.
 *
 * @param leads minutes before the appointment, in any order
 * @param quietHours the same time twice means that no hour is quiet
 * @param timeZones in which the customer may be, IANA names: it is quiet when it is quiet in one of them
 * @param passed `skip` where the customer was just told the time in another way
 */
export function planReminders({
  startsAt,
  now,
  leads,
  quietHours,
  timeZones,
  passed,
}: {
  startsAt: Date;
  now: Date;
  leads: readonly number[];
  quietHours: QuietHours;
  timeZones: readonly string[];
  passed: 'send' | 'skip';
}): PlannedReminder[] {
  const wanted = [...new Set(leads)]
    .sort((one, other) => other - one)
    .map((leadMinutes) => {
      const at = new Date(startsAt.getTime() - leadMinutes * minute);
      return { leadMinutes, sendAt: broughtForward({ at, quietHours, timeZones }) };
    });
  const ahead = wanted.filter(({ sendAt }) => sendAt > now);
  const late = passed === 'send' ? wanted.filter(({ sendAt }) => sendAt <= now).at(-1) : undefined;
  const atOnce = late && {
    leadMinutes: late.leadMinutes,
    sendAt: nextAllowedTime({ at: now, timeZones, quietHours }),
  };
  return [...(atOnce ? [atOnce] : []), ...ahead].flatMap(({ leadMinutes, sendAt }, index, all) => {
    const next = all[index + 1];
    const rest = next ? next.sendAt.getTime() - sendAt.getTime() : undefined;
    // Leads that lie close together by the business's own choice are kept.
    const chosenRest = next ? (leadMinutes - next.leadMinutes) * minute : undefined;
    const enough = Math.min(leastRest, (chosenRest ?? leastRest) / 2);
    if (rest !== undefined && rest < enough) return [];
    const latestAt =
      next && rest !== undefined
        ? new Date(next.sendAt.getTime() - Math.min(leastRest, rest / 2))
        : new Date(startsAt.getTime() - leastNotice);
    return sendAt < latestAt ? [{ leadMinutes, sendAt, latestAt }] : [];
  });
}

/** The instant itself, or a while before the quiet hours that it lies in. */
function broughtForward({
  at,
  quietHours,
  timeZones,
}: {
  at: Date;
  quietHours: QuietHours;
  timeZones: readonly string[];
}): Date {
  // Out of one zone's quiet hours it may come into another's, but not for ever.
  return timeZones.reduce((earlier) => {
    const begins = timeZones
      .map((timeZone) => beginOfQuiet({ at: earlier, quietHours, timeZone }))
      .find((begin) => begin !== undefined);
    return begins ? new Date(begins.getTime() - beforeQuiet) : earlier;
  }, at);
}

/** When the quiet hours that an instant lies in have begun, or undefined. */
function beginOfQuiet({
  at,
  quietHours,
  timeZone,
}: {
  at: Date;
  quietHours: QuietHours;
  timeZone: string;
}): Date | undefined {
  if (quietHours.from === quietHours.to) return undefined;
  const { year, month, day } = localTimeAt({ instant: at, timeZone });
  const on = (time: string, days: number): Date => {
    const [hour = 0, minutes = 0] = time.split(':').map(Number);
    return instantOf({ local: { year, month, day: day + days, hour, minute: minutes }, timeZone });
  };
  const overMidnight = quietHours.from > quietHours.to ? 1 : 0;
  return [-1, 0]
    .map((days) => ({
      from: on(quietHours.from, days),
      until: on(quietHours.to, days + overMidnight),
    }))
    .find(({ from, until }) => from <= at && at < until)?.from;
}
