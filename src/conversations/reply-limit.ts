/** How many automatic replies a person got in the hour and the day that are under way. */
export interface ReplyCounts {
  hourBeganAt: Date | undefined;
  inHour: number;
  dayBeganAt: Date | undefined;
  inDay: number;
}

/**
 * Whether a text gets its automatic reply. `last` is the one that tells to call instead: after it the
 * person is not answered by machine until the hour or the day is over.
 */
export type ReplyAllowance = 'reply' | 'last' | 'silence';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Two machines that answer each other cost money until somebody notices, so a stranger gets few
 * replies. A customer may answer a whole survey and ask for three orders within an hour.
 */
const limits = {
  stranger: { inHour: 10, inDay: 20 },
  known: { inHour: 60, inDay: 150 },
} as const;

/** The counts with the windows that are over begun anew. */
export function countsAt({ counts, now }: { counts: ReplyCounts; now: Date }): ReplyCounts {
  const isOver = (beganAt: Date | undefined, length: number): boolean =>
    beganAt === undefined || now.getTime() - beganAt.getTime() >= length;
  return {
    ...(isOver(counts.hourBeganAt, hour)
      ? { hourBeganAt: now, inHour: 0 }
      : { hourBeganAt: counts.hourBeganAt, inHour: counts.inHour }),
    ...(isOver(counts.dayBeganAt, day)
      ? { dayBeganAt: now, inDay: 0 }
      : { dayBeganAt: counts.dayBeganAt, inDay: counts.inDay }),
  };
}

/**
 * Whether one more automatic reply goes out.
 * @param counts of the hour and day under way, as `countsAt` gives them
 */
export function replyAllowance({
  counts,
  writer,
}: {
  counts: ReplyCounts;
  writer: keyof typeof limits;
}): ReplyAllowance {
  const left = Math.min(limits[writer].inHour - counts.inHour, limits[writer].inDay - counts.inDay);
  if (left > 0) return 'reply';
  return left === 0 ? 'last' : 'silence';
}
