import { computed, signal } from '@preact/signals';
import type { LegView, PhoneView, StateView } from '../../../control/views';
import { control } from '../api/control-client';
import { formatNumber } from '../format/numbers';
import { receiveClock } from './clock';

/** Changes that come within this time (ms) are fetched together. */
const gatherMs = 100;
/** Of calls, messages, mail, alerts and recordings the newest so many are fetched. */
const newestAtMost = 300;

/** What the local Twilio has; `null` until it was fetched the first time. */
export const world = signal<StateView | null>(null);
/** The legs that ring or are connected now. */
export const legs = signal<readonly LegView[]>([]);
export const connection = signal<'connecting' | 'connected' | 'lost'>('connecting');

/** Those who call the business first, then its people. */
export const phones = computed(() =>
  (world.value?.phones ?? []).toSorted((a, b) => Number(isStaff(a)) - Number(isStaff(b))),
);
export const accountNumbers = computed(() => world.value?.numbers ?? []);
export const calls = computed(() => world.value?.calls ?? []);
export const messages = computed(() => world.value?.messages ?? []);
export const mail = computed(() => world.value?.mail ?? []);
export const alerts = computed(() => world.value?.alerts ?? []);
export const recordings = computed(() => world.value?.recordings ?? []);

const names = computed(
  () =>
    new Map([
      ...accountNumbers.value.map(({ number, name }): [string, string] => [number, name]),
      ...phones.value.map(({ number, name }): [string, string] => [number, name]),
    ]),
);

let planned: ReturnType<typeof setTimeout> | undefined;
let fetched = Promise.resolve();

/** Takes in a leg that was just dialled or answered, before the stream tells of it. */
export function receiveLeg(leg: LegView): void {
  legs.value = [...legs.value.filter(({ sid }) => sid !== leg.sid), leg];
}

/** Fetches the state soon; several wishes within a moment become one request, one after the other. */
export function refreshWorld(): void {
  if (planned !== undefined) return;
  planned = setTimeout(() => {
    planned = undefined;
    fetched = fetched.then(fetchWorld);
  }, gatherMs);
}

/** Whether there are more than were fetched: then one too many is among them. */
export function hasOlder(newest: readonly unknown[]): boolean {
  return newest.length > newestAtMost;
}

/** How many there are, as `12`; `300+` for more than were fetched, and nothing for none. */
export function countOf(...lists: Array<readonly unknown[]>): string {
  const count = lists.reduce((sum, list) => sum + Math.min(list.length, newestAtMost), 0);
  return count === 0 ? '' : `${count}${lists.some(hasOlder) ? '+' : ''}`;
}

/** The name of whoever has this number, or the number itself. */
export function nameOf(address: string | null): string {
  if (!address) return 'Unknown';
  const number = address.replace(/^whatsapp:/, '');
  const name = names.value.get(number);
  return name && name !== number ? name : formatNumber(number);
}

function isStaff({ role }: PhoneView): boolean {
  return role !== 'customer';
}

async function fetchWorld(): Promise<void> {
  try {
    const state = await control.state(newestAtMost + 1);
    world.value = state;
    receiveClock(state.clock);
  } catch {
    // The stream tells that the connection is lost, and asks for the state when it is back.
  }
}
