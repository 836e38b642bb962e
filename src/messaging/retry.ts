/** The most tries to hand a message on by one channel; with the waits below they spread over an hour. */
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

const minute = 60_000;
/** ms after the first, second … message that was not delivered: a phone that is off stays so for a while. */
const waitsForPhone = [2 * minute, 15 * minute, 90 * minute, 360 * minute] as const;
/** Messages to a phone that takes none, where another channel remains. */
const mostWithOthersLeft = 2;

/**
 * How long to wait with the next message to a phone that a carrier did not reach, in ms: 2 and 15
 * minutes, 1.5 and 6 hours, a fifth more or less by chance, but no more than half of what is left, so
 * that it still comes in time. Each try costs a message. Undefined when no further one makes sense: go
 * on to the next channel, or give up.
 * @param tries how many there were on this channel
 * @param left ms until the message comes too late
 * @param random between 0 and 1
 */
export function waitForPhone({
  tries,
  left,
  others,
  random,
}: {
  tries: number;
  left: number;
  others: 'remain' | 'none';
  random: number;
}): number | undefined {
  if (others === 'remain' && tries >= mostWithOthersLeft) return undefined;
  const usual = waitsForPhone[tries - 1];
  if (usual === undefined) return undefined;
  const wait = Math.round(Math.min(usual * (1 - jitter + 2 * jitter * random), left / 2));
  return wait < firstWait ? undefined : wait;
}
