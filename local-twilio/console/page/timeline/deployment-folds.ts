import { signal } from '@preact/signals';
import type { EventView } from '../../../control/views';

/** Deployments (by their event's id) whose API requests are listed one by one. */
export const unfolded = signal<ReadonlySet<string>>(new Set());

/** How many API requests each deployment took, by its event's id. */
const requestCounts = new WeakMap<EventView, number>();

/** The number of API requests that a row of the folded timeline stands for. */
export function requestsFolded(event: EventView): number {
  return requestCounts.get(event) ?? 0;
}

export function toggleFold(id: string): void {
  const next = new Set(unfolded.value);
  if (!next.delete(id)) next.add(id);
  unfolded.value = next;
}

/**
 * Leaves one row of a deployment: its own event, without the dozens of API requests that it took. They
 * come before it, apart from the one that creates the deployment, which is answered after it.
 */
export function foldDeployments(
  all: readonly EventView[],
  open: ReadonlySet<string>,
): readonly EventView[] {
  const rows: EventView[] = [];
  let requests: EventView[] = [];
  let last: EventView | undefined;
  for (const event of all) {
    if (event.kind === 'deployment') {
      requestCounts.set(event, requests.length);
      if (open.has(event.id)) rows.push(...requests);
      rows.push(event);
      requests = [];
      last = event;
    } else if (event.kind !== 'api' || !isOfDeployment(event)) {
      rows.push(event);
    } else if (last && event.exchange.operation === 'CreateDeployment') {
      requestCounts.set(last, requestsFolded(last) + 1);
      if (open.has(last.id)) rows.push(event);
      last = undefined;
    } else requests.push(event);
  }
  // Requests that led to no deployment yet are shown as they are.
  return requests.length === 0 ? rows : [...rows, ...requests].sort(byId);
}

function byId(one: EventView, other: EventView): number {
  return one.id < other.id ? -1 : 1;
}

function isOfDeployment({ exchange }: Extract<EventView, { kind: 'api' }>): boolean {
  return /^https?:\/\/serverless(-upload)?\./.test(exchange.url);
}
