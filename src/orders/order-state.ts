import type { OrderStatus } from '../platform/database/tables/conversations';

export type { OrderStatus } from '../platform/database/tables/conversations';

/** What can happen to an order, in the order in which it usually does. */
export const orderEvents = [
  'confirmed',
  'delayed',
  'shipped',
  'out-for-delivery',
  'delivered',
  'refunded',
] as const satisfies readonly OrderStatus[];

/** What happened, and when it happened at the shop. */
export interface Happening {
  event: OrderStatus;
  occurredAt: Date;
}

/** Nobody is texted about what happened longer ago than this (ms): it would confuse more than it tells. */
export const newsTime = 24 * 3_600_000;

/**
 * What to do with an event of an order. Shops send events late, twice and out of order; when something
 * happened decides, not when we heard of it.
 *
 * - `late`: something later is known already, so it is noted only.
 * - `old`: it is the latest, but too old to be news: the order changes and nobody is texted.
 * - `texted`: the order changes and the customer is told.
 */
export function outcomeOf({
  latest,
  happening,
  now,
}: {
  /** Undefined for the first event of an order. */
  latest: Happening | undefined;
  happening: Happening;
  now: Date;
}): 'texted' | 'late' | 'old' {
  if (latest && isBefore(happening, latest)) return 'late';
  return now.getTime() - happening.occurredAt.getTime() > newsTime ? 'old' : 'texted';
}

/** Of two events at the same instant, the one that usually comes later counts as later. */
function isBefore(one: Happening, other: Happening): boolean {
  const difference = one.occurredAt.getTime() - other.occurredAt.getTime();
  if (difference !== 0) return difference < 0;
  return orderEvents.indexOf(one.event) < orderEvents.indexOf(other.event);
}
