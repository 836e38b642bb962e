import { Collection } from './collection';
import type { Storage } from './journal';

/** Where the clock stood when somebody moved it, or when something happened last. There is one. */
export interface ClockReading {
  sid: 'clock';
  /** Epoch ms of the clock. */
  now: number;
  /** How far it was ahead of the machine's, in ms. */
  offset: number;
}

/** The collection of the clock. */
export function createClockState(storage: Storage) {
  return { clockReadings: new Collection<ClockReading>({ name: 'clockReadings', storage }) };
}
