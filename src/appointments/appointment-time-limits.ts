import { AppError } from '../platform/errors';

/** ms; beyond this a year was mistyped. */
const farthest = 2 * 366 * 86_400_000;

/**
 * An appointment can only be given a time that lies ahead, and not so far that it must be an error.
 * @throws AppError `time_past` or `time_too_far` (422)
 */
export function requireAhead({ startsAt, now }: { startsAt: Date; now: Date }): void {
  const lead = startsAt.getTime() - now.getTime();
  if (lead <= 0) throw new AppError('time_past', 422, 'startsAt has passed: give a time to come.');
  if (lead > farthest) {
    throw new AppError(
      'time_too_far',
      422,
      'startsAt is more than two years ahead: check the year.',
    );
  }
}
