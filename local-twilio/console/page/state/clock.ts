import { computed, signal } from '@preact/signals';
import type { ClockView } from '../../../control/views';

const tickMs = 250;

/** The local Twilio's clock as it was told last, and this machine's time then (epoch ms). */
const told = signal<{ clock: ClockView; at: number } | null>(null);
const ticks = signal(0);

/** The local Twilio's time, epoch ms; runs on by itself as fast as that one does. */
export const now = computed(() => {
  ticks.value;
  if (!told.value) return Date.now();
  const { clock, at } = told.value;
  return Date.parse(clock.now) + (Date.now() - at) * clock.rate;
});

export const clock = computed(() => told.value?.clock ?? null);

export function receiveClock(view: ClockView): void {
  told.value = { clock: view, at: Date.now() };
}

/** Starts the ticking of times on the page. */
export function startClock(): void {
  setInterval(() => {
    ticks.value += 1;
  }, tickMs);
}
