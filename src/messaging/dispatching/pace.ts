import type { Priority } from './priority';

/**
 * How much work a sender may have in its queue at Twilio, in ms at its rate. A minute for bulk keeps
 * it busy from one run of the minute job to the next, and no urgent text waits behind more than that.
 */
const mostAhead: Readonly<Record<Priority, number>> = {
  urgent: Number.POSITIVE_INFINITY,
  normal: 600_000,
  bulk: 60_000,
};

/**
 * How much the clocks of the servers that share a store may differ, in ms. What was kept at a time further
 * ahead was kept before a clock was put back: a sender would rest until that time comes again.
 */
export const clocksDiffer = 60_000;

/** Whether what was kept of a sender's pace still says anything. */
export function isPaceValid({ keptAt, now }: { keptAt: Date | null; now: Date }): boolean {
  return keptAt === null || keptAt.getTime() <= now.getTime() + clocksDiffer;
}

/** How far a sender is. */
export interface SenderPace {
  messagesPerSecond: number;
  /** When what it was given will have gone out, in ms since 1970. */
  busyUntil: number;
  /** Until when it rests after a 429, in ms since 1970. */
  pausedUntil: number;
  /** How many messages were told to wait for it in this run. */
  waiting: number;
}

/**
 * Whether a sender may be given a message now; otherwise when. Those that wait are spread over time
 * at the sender's rate, so that they do not all come back together.
 */
export function giveToSender(
  pace: SenderPace,
  { priority, now }: { priority: Priority; now: Date },
): { kind: 'go'; pace: SenderPace } | { kind: 'wait'; until: Date; pace: SenderPace } {
  const at = now.getTime();
  const each = 1000 / pace.messagesPerSecond;
  const room = Math.max(pace.pausedUntil, pace.busyUntil - mostAhead[priority]);
  if (room > at) {
    return {
      kind: 'wait',
      until: new Date(Math.ceil(room + pace.waiting * each)),
      pace: { ...pace, waiting: pace.waiting + 1 },
    };
  }
  return { kind: 'go', pace: { ...pace, busyUntil: Math.max(pace.busyUntil, at) + each } };
}
