import type { ClockReading } from '../state/clock-readings';
import type { Collection } from '../state/collection';
import type { Clock, Pace } from './clock';

/** How far a clock that runs fast may get from its reading before that is kept anew, in ms. */
const tolerance = 1_000;

/**
 * Where a clock goes on after a restart (epoch ms), so that nothing that happened lies ahead of it: as far
 * ahead of the machine's as it was, and with `manual` pace where it stood. Undefined at the first start.
 */
export function resumedTime({
  readings,
  pace,
}: {
  readings: Collection<ClockReading>;
  pace: Pace;
}): number | undefined {
  const kept = readings.get('clock');
  if (!kept) return undefined;
  return pace === 'manual' ? kept.now : Date.now() + kept.offset;
}

/**
 * Keeps where a clock stands whenever somebody moves it, and, because one that runs fast may be killed,
 * with what happens meanwhile.
 * @param onHappened calls its listener whenever something happens that is remembered
 */
export function keepClock({
  clock,
  readings,
  onHappened,
}: {
  clock: Clock;
  readings: Collection<ClockReading>;
  onHappened: (listener: () => void) => void;
}): void {
  const keep = (): void => {
    readings.insert({ sid: 'clock', now: clock.now(), offset: clock.offset });
  };
  keep();
  clock.onMoved(keep);
  if (clock.pace === 'manual') return;
  onHappened(() => {
    const kept = readings.get('clock');
    if (!kept || Math.abs(clock.offset - kept.offset) >= tolerance) keep();
  });
}
