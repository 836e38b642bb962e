import { signal } from '@preact/signals';
import type { EventView } from '../../../control/views';

/** As many as the local Twilio keeps. */
const keptAtMost = 20_000;
/** Events that come within this time (ms) are shown together, so that a flood costs one rendering. */
const gatherMs = 24;

/** The whole timeline, oldest first. */
export const events = signal<readonly EventView[]>([]);

let positions = new Map<string, number>();
let arrived: EventView[] = [];
let isGathering = false;

/** Takes in a new event, or a changed one in its old place. */
export function receiveEvent(event: EventView): void {
  arrived.push(event);
  if (isGathering) return;
  isGathering = true;
  setTimeout(takeIn, gatherMs);
}

export function forgetEvents(): void {
  arrived = [];
  positions = new Map();
  events.value = [];
}

function takeIn(): void {
  isGathering = false;
  const next = [...events.value];
  for (const event of arrived) {
    const position = positions.get(event.id);
    if (position === undefined) positions.set(event.id, next.push(event) - 1);
    else next[position] = event;
  }
  arrived = [];
  events.value = next.length > keptAtMost * 1.1 ? keepNewest(next) : next;
}

function keepNewest(all: readonly EventView[]): EventView[] {
  const newest = all.slice(-keptAtMost);
  positions = new Map(newest.map((event, position) => [event.id, position]));
  return newest;
}
