import type { Clock } from '../clock';
import { AppError } from '../errors';

/** Stands for the result of work that is not done in time. */
const tooLate = Symbol('too late');

/**
 * The result of work, or of `otherwise` when the work takes longer than a limit. The work goes on in
 * either case, and what becomes of it then is nobody's concern.
 *
 * @param limit real ms
 * @throws what the work or `otherwise` throws
 */
export async function within<Result>({
  limit,
  clock,
  work,
  otherwise,
}: {
  limit: number;
  clock: Clock;
  work: Promise<Result>;
  otherwise: () => Result;
}): Promise<Result> {
  const timer = clock.after(limit);
  try {
    const first = await Promise.race([work, timer.elapsed.then((): typeof tooLate => tooLate)]);
    return first === tooLate ? otherwise() : first;
  } finally {
    timer.cancel();
  }
}

/** The error of an answer that came too late to be given. */
export function answerTooSlow(): AppError {
  return new AppError('answer_too_slow', 500, 'Look why the store answers this slowly.');
}
