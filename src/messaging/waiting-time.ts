/**
 * Twilio keeps a scheduled message for 300 s to 35 days. Twilio: "Message Scheduling", limits (2026);
 * 35114 otherwise.
 */
export const leastSchedulingLead = 300_000;
export const mostSchedulingLead = 35 * 86_400_000;
/** ms that a scheduling request may take, and that clocks may differ. */
const margin = 30_000;

/** Where a message is due: now, later in the store, or with Twilio until its time. */
export type Place = { kind: 'now' } | { kind: 'later'; at: Date } | { kind: 'at-twilio'; at: Date };

/** Where a message waits for its earliest time. */
export function placeToWait({
  hold,
  earliestAt,
  now,
}: {
  hold: 'in-store' | 'at-twilio';
  earliestAt: Date;
  now: Date;
}): Place {
  const lead = earliestAt.getTime() - now.getTime();
  if (lead <= 0) return { kind: 'now' };
  if (hold === 'in-store' || lead < leastSchedulingLead + margin) {
    return { kind: 'later', at: earliestAt };
  }
  if (lead <= mostSchedulingLead - margin) return { kind: 'at-twilio', at: earliestAt };
  return { kind: 'later', at: new Date(earliestAt.getTime() - mostSchedulingLead + margin) };
}

/** When a dispatcher shall first look at a new message. */
export function firstLook(message: {
  hold: 'in-store' | 'at-twilio';
  earliestAt: Date;
  now: Date;
}): Date {
  const place = placeToWait(message);
  return place.kind === 'later' ? place.at : message.now;
}
