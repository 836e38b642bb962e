/** The most tries on one channel; with the waits below they spread over an hour. */
export const mostTries = 7;

/** ms */
const firstWait = 30_000;
/** By how much a wait is longer or shorter, so that what failed together does not come back together. */
const jitter = 0.2;

/**
 * How long to wait after a number of failed tries, in ms: 30 s, doubling each time, a fifth more or
 * less by chance; longer when the other side asked for it.
 * @param random between 0 and 1
 * @param retryAfter ms
 */
export function retryDelay({
  tries,
  random,
  retryAfter = 0,
}: {
  tries: number;
  random: number;
  retryAfter?: number | undefined;
}): number {
  const wait = firstWait * 2 ** (tries - 1);
  return Math.max(Math.round(wait * (1 - jitter + 2 * jitter * random)), retryAfter);
}
