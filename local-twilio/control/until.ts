import { z } from 'zod';
import type { Exchange } from '../exchange';
import { ControlError } from './control-error';

const longestWaitSeconds = 120;

/** `?until=<kind>:<what>&timeout=<seconds>`: a request that waits, so that scripts need no sleep. */
export interface Until {
  kind: string;
  /** What follows the colon; empty when there is none. */
  what: string;
  /** The parameter as it was written. */
  text: string;
  timeoutMs: number;
}

/** Reads `until` and `timeout` (seconds, 10 by default, 120 at most). */
export function readUntil(query: Record<string, string>, kinds: readonly string[]): Until | null {
  const text = query.until;
  if (text === undefined) return null;
  const [kind = '', ...rest] = text.split(':');
  if (!kinds.includes(kind)) throw untilInvalid(`"${kind}" is none of ${kinds.join(', ')}.`);
  const timeout = z.coerce
    .number()
    .min(0)
    .max(longestWaitSeconds)
    .safeParse(query.timeout ?? '10');
  if (!timeout.success) throw untilInvalid(`timeout is 0 to ${longestWaitSeconds} seconds.`);
  return { kind, what: rest.join(':'), text, timeoutMs: timeout.data * 1000 };
}

/** The regular expression that follows the colon; upper and lower case are the same. */
export function patternOf({ what }: Until): RegExp {
  try {
    return new RegExp(what, 'is');
  } catch (error) {
    throw untilInvalid(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Waits until `isSo`, or refuses with `until_not_reached` when `timeout` has passed or
 * `isTooLate`. With a manual clock, waiting moves time on from event to event.
 */
export async function waitUntil(
  until: Until,
  {
    exchange,
    signal,
    isSo,
    isTooLate = () => false,
    describe,
  }: {
    exchange: Exchange;
    /** Aborts when the client has gone. */
    signal: AbortSignal;
    isSo: () => boolean;
    isTooLate?: () => boolean;
    /** What is so instead, for the refusal. */
    describe: () => string;
  },
): Promise<void> {
  const result = await exchange.clock.until(() => {
    if (isSo()) return 'reached';
    return isTooLate() || signal.aborted ? 'too-late' : undefined;
  }, until.timeoutMs);
  if (result === 'reached') return;
  throw new ControlError({
    code: 'until_not_reached',
    status: 409,
    message: `Waited for ${until.text} in vain. ${describe()}`,
  });
}

function untilInvalid(why: string): ControlError {
  return new ControlError({ code: 'until_invalid', status: 400, message: `until: ${why}` });
}
