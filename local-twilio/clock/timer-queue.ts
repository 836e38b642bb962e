import { type ScheduledEvent, scheduledEvent, type TimerLabel } from './timer-label';

/** Something that is to happen at a time of the local Twilio's clock. */
export interface ScheduledTimer {
  /** Epoch milliseconds. */
  at: number;
  readonly sequence: number;
  readonly run: () => void | Promise<void>;
  /** Given where the timer matters to a person; the others are the engines' own. */
  readonly label?: TimerLabel | undefined;
  state: 'waiting' | 'cancelled' | 'due';
}

/** Below this many cancelled timers it is not worth while to look for them. */
const cancelledToleratedAtLeast = 256;

/** A binary heap of timers: earliest first, and in the order of scheduling where times are equal. */
export class TimerQueue {
  #heap: ScheduledTimer[] = [];
  #cancelled = 0;

  /**
   * Forgets a timer. Cancelled ones stay in the heap until they come up or are more than half of it,
   * so that what was scheduled for much later (a call's time limit) holds no memory for as long.
   */
  cancel(timer: ScheduledTimer): void {
    if (timer.state !== 'waiting') return;
    timer.state = 'cancelled';
    this.#cancelled += 1;
    if (this.#cancelled < cancelledToleratedAtLeast || 2 * this.#cancelled < this.#heap.length)
      return;
    const pending = this.pending();
    this.clear();
    for (const one of pending) this.push(one);
  }

  push(timer: ScheduledTimer): void {
    this.#heap.push(timer);
    this.#siftUp(this.#heap.length - 1);
  }

  /** The earliest timer that still counts; cancelled ones before it are dropped. */
  peek(): ScheduledTimer | undefined {
    while (this.#heap[0]?.state === 'cancelled') {
      this.#removeTop();
      this.#cancelled -= 1;
    }
    return this.#heap[0];
  }

  pop(): ScheduledTimer | undefined {
    const top = this.peek();
    if (top) {
      top.state = 'due';
      this.#removeTop();
    }
    return top;
  }

  /** How many timers are held, with the cancelled ones that were not forgotten yet. */
  get size(): number {
    return this.#heap.length;
  }

  /** All that still counts, in no particular order. */
  pending(): ScheduledTimer[] {
    return this.#heap.filter((timer) => timer.state === 'waiting');
  }

  /** The labelled ones in words, earliest first. */
  events({ atMost }: { atMost: number }): ScheduledEvent[] {
    return this.pending()
      .flatMap(({ at, sequence, label }) => (label ? [{ at, sequence, label }] : []))
      .sort((a, b) => a.at - b.at || a.sequence - b.sequence)
      .slice(0, atMost)
      .map(scheduledEvent);
  }

  /** Moves all timers by `ms`, which changes nothing in their order. */
  shift(ms: number): void {
    for (const timer of this.#heap) timer.at += ms;
  }

  clear(): void {
    this.#heap = [];
    this.#cancelled = 0;
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#siftDown(0);
  }

  #siftUp(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#comesBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #siftDown(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let first = index;
      if (left < this.#heap.length && this.#comesBefore(left, first)) first = left;
      if (right < this.#heap.length && this.#comesBefore(right, first)) first = right;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #comesBefore(a: number, b: number): boolean {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (!first || !second) return false;
    return first.at < second.at || (first.at === second.at && first.sequence < second.sequence);
  }

  #swap(a: number, b: number): void {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (!first || !second) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
