import type { QuietHours } from '../../platform/business';
import { instantOf, localTimeAt } from '../../platform/time-zone';
import type { Purpose } from '../purpose';

/** What can wait until morning. An emergency, work, and the answer to somebody who wrote cannot. */
const quietPurposes: ReadonlySet<Purpose> = new Set([
  'appointments',
  'orders',
  'surveys',
  'offers',
]);

/** Whether messages of a purpose keep to the quiet hours. */
export function keepsQuietHours(purpose: Purpose): boolean {
  return quietPurposes.has(purpose);
}

const minute = 60_000;
const minutesOfDay = 1_440;
/** Zones further apart than a day leaves room for have no common hour; then the first one decides. */
const longestSearch = 2 * minutesOfDay * minute;

/**
 * The first time from an instant on at which it is quiet in none of the zones in which a person may
 * be; the instant itself when it is not quiet.
 *
 * @param timeZones IANA names, at least one
 */
export function nextAllowedTime({
  at,
  timeZones,
  quietHours,
}: {
  at: Date;
  timeZones: readonly string[];
  quietHours: QuietHours;
}): Date {
  let allowed = at;
  const latest = at.getTime() + longestSearch;
  for (;;) {
    const ends = timeZones.map((timeZone) => endOfQuiet({ at: allowed, timeZone, quietHours }));
    const next = new Date(Math.max(...ends.map((end) => end.getTime())));
    if (next <= allowed) return allowed;
    if (next.getTime() > latest) {
      const [timeZone = 'UTC'] = timeZones;
      return endOfQuiet({ at, timeZone, quietHours });
    }
    allowed = next;
  }
}

/** When the quiet hours that hold at an instant end in a zone; the instant itself when none do. */
function endOfQuiet({
  at,
  timeZone,
  quietHours,
}: {
  at: Date;
  timeZone: string;
  quietHours: QuietHours;
}): Date {
  const from = minutesOf(quietHours.from);
  const to = minutesOf(quietHours.to);
  const local = localTimeAt({ instant: at, timeZone });
  const now = local.hour * 60 + local.minute;
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? now >= from || now < to : now >= from && now < to;
  if (!isQuiet) return at;
  const day = isOverMidnight && now >= from ? local.day + 1 : local.day;
  const end = instantOf({
    local: { ...local, day, hour: Math.floor(to / 60), minute: to % 60 },
    timeZone,
  });
  if (end > at) return end;
  // The hour that clocks go back over comes twice, and this is its second time.
  const left = (to - now + minutesOfDay) % minutesOfDay;
  return new Date((Math.floor(at.getTime() / minute) + left) * minute);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
