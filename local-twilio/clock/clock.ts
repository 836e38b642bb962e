import { setTimeout as realDelay } from 'node:timers/promises';
import type { Activity } from './activity';
import type { ScheduledEvent, TimerLabel } from './timer-label';
import { type ScheduledTimer, TimerQueue } from './timer-queue';

/** `manual`: time stands still until someone moves it (tests). `real-time`: it runs with the machine's. */
export type Pace = 'manual' | 'real-time';

export interface Timer {
  cancel(): void;
}

const realPollingMs = 5;
/** The longest delay that Node's timers take; a longer wait is split. */
const longestNodeDelayMs = 2 ** 31 - 1;

/**
 * The local Twilio's one clock. Statuses, time-outs, spoken words and waits hang on it; nothing in
 * `local-twilio/` asks the machine for the time by another way.
 */
export class Clock {
  readonly pace: Pace;
  readonly #activity: Activity;
  readonly #timers = new TimerQueue();
  #sequence = 0;
  /** The clock's time at `#machineAt`, from where it runs on. */
  #standingAt: number;
  /** The machine's time (epoch ms) when the clock stood at `#standingAt`. */
  #machineAt: number;
  #rate = 1;
  #wakeUp: NodeJS.Timeout | undefined;
  #movement: Promise<unknown> = Promise.resolve();
  #moving = false;
  #changeListeners = new Set<() => void>();
  #shiftListeners = new Set<(ms: number) => void>();
  /** How far (ms) it was set forward and back, in all, without that time passing. */
  #shifted = 0;

  constructor({
    pace,
    startsAt,
    activity,
  }: {
    pace: Pace;
    /** Epoch milliseconds; with `real-time` the clock runs on from there. */
    startsAt: number;
    activity: Activity;
  }) {
    this.pace = pace;
    this.#activity = activity;
    this.#standingAt = startsAt;
    this.#machineAt = Date.now();
  }

  /** Epoch milliseconds. */
  now(): number {
    if (this.pace === 'manual' || this.#moving) return this.#standingAt;
    return this.#standingAt + (Date.now() - this.#machineAt) * this.#rate;
  }

  /**
   * Milliseconds on a scale that only ever goes up, also when this clock returns to real time: the
   * difference of two readings is how long something lasted.
   */
  elapsed(): number {
    return this.now() - this.#shifted;
  }

  /** How many seconds pass in one of the machine's; 0 with `manual` pace, where time stands still. */
  get rate(): number {
    return this.pace === 'manual' ? 0 : this.#rate;
  }

  /** How far this clock is ahead of the machine's (ms). */
  get offset(): number {
    return this.now() - Date.now();
  }

  /** When the next thing happens (epoch ms), if anything is scheduled. */
  get nextTimerAt(): number | undefined {
    return this.#timers.peek()?.at;
  }

  /** How many timers are pending. */
  get pending(): number {
    return this.#timers.pending().length;
  }

  /** What is scheduled, for people: labelled timers in words, earliest first. */
  scheduled({ atMost }: { atMost: number }): ScheduledEvent[] {
    return this.#timers.events({ atMost });
  }

  /** Calls `run` after `ms` milliseconds of this clock. Labelled, it is listed as scheduled. */
  after(ms: number, run: () => void | Promise<void>, label?: TimerLabel): Timer {
    const timer: ScheduledTimer = {
      at: this.now() + Math.max(0, ms),
      sequence: this.#sequence++,
      run,
      label,
      state: 'waiting',
    };
    this.#timers.push(timer);
    this.#scheduleWakeUp();
    return {
      cancel: () => this.#timers.cancel(timer),
    };
  }

  /** Resolves after `ms` milliseconds of this clock, or as soon as `signal` aborts. Never rejects. */
  waits(ms: number, signal?: AbortSignal, label?: TimerLabel): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const onAbort = (): void => {
        timer.cancel();
        resolve();
      };
      const onTime = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const timer = this.after(ms, onTime, label);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Lets `ms` milliseconds pass: all that is due happens in order, each with its consequences. */
  async advance(ms: number): Promise<void> {
    await this.#exclusively(async () => {
      const target = this.now() + ms;
      await this.#activity.settled();
      for (;;) {
        const next = this.#timers.peek();
        if (!next || next.at > target) break;
        await this.#fire(next);
      }
      this.#standAt(target);
    });
  }

  /** Moves to a time (epoch ms). Time never runs backwards: an earlier one is refused. */
  async moveTo(at: number): Promise<void> {
    const distance = at - this.now();
    if (distance < 0) throw new RangeError('The clock cannot be moved backwards.');
    await this.advance(distance);
  }

  /**
   * Lets time pass faster: `rate` seconds in one of the machine's, or 1 again. Throws RangeError with
   * `manual` pace, and for anything but a whole number from 1.
   */
  async runAt(rate: number): Promise<void> {
    if (this.pace === 'manual') throw new RangeError('With manual pace time stands still.');
    if (!Number.isSafeInteger(rate) || rate < 1) {
      throw new RangeError(`The rate ${rate} is no whole number from 1.`);
    }
    await this.#exclusively(async () => {
      this.#rate = rate;
    });
  }

  /**
   * Makes this clock agree with the machine's again and run as fast, also when that is earlier: what
   * is scheduled keeps its distance from now.
   */
  async returnToRealTime(): Promise<void> {
    await this.#exclusively(async () => {
      const distance = Date.now() - this.now();
      this.#rate = 1;
      this.#shifted += distance;
      this.#timers.shift(distance);
      this.#standAt(this.now() + distance);
      for (const listener of this.#shiftListeners) listener(distance);
    });
  }

  /**
   * Waits, as a person does, until `check` answers something: with `manual` pace time moves on from
   * one scheduled event to the next meanwhile, but no further than needed. Answers `undefined` when
   * nothing is left to happen, or when `atMostMs` of this clock have passed.
   */
  async until<T>(check: () => T | undefined, atMostMs: number): Promise<T | undefined> {
    const deadline = this.now() + atMostMs;
    if (this.pace === 'real-time') return this.#untilInRealTime(check, deadline);
    for (;;) {
      const already = check();
      if (already !== undefined) return already;
      const outcome = await this.#exclusively(async () => {
        await this.#activity.settled();
        if (check() !== undefined) return 'look-again';
        const next = this.#timers.peek();
        if (!next || next.at > deadline) return 'nothing-left';
        await this.#fire(next);
        return 'look-again';
      });
      if (outcome === 'nothing-left') return check();
    }
  }

  /** Resolves when all work that is under way, and what follows from it at this moment, is done. */
  settled(): Promise<void> {
    return this.#activity.settled();
  }

  /** Tells when somebody moved the clock (not for every tick of real time). */
  onMoved(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /**
   * Tells when this clock returned to real time, and by how many milliseconds that moved it (negative:
   * back). What goes on at that moment keeps its distance from now, as timers do.
   */
  onShifted(listener: (ms: number) => void): () => void {
    this.#shiftListeners.add(listener);
    return () => this.#shiftListeners.delete(listener);
  }

  /** Forgets all that is scheduled. */
  stop(): void {
    this.#timers.clear();
    clearTimeout(this.#wakeUp);
  }

  async #untilInRealTime<T>(check: () => T | undefined, deadline: number): Promise<T | undefined> {
    for (;;) {
      const answer = check();
      if (answer !== undefined || this.now() >= deadline) return answer;
      await realDelay(realPollingMs);
    }
  }

  async #fire(timer: ScheduledTimer): Promise<void> {
    this.#timers.pop();
    this.#standAt(Math.max(timer.at, this.now()));
    await timer.run();
    await this.#activity.settled();
  }

  #standAt(at: number): void {
    this.#standingAt = at;
    this.#machineAt = Date.now();
  }

  /** One movement of the clock at a time; in real time the clock stands still meanwhile. */
  #exclusively<T>(move: () => Promise<T>): Promise<T> {
    const movement = this.#movement.then(async () => {
      this.#standAt(this.now());
      this.#moving = true;
      try {
        return await move();
      } finally {
        this.#standAt(this.#standingAt);
        this.#moving = false;
        this.#scheduleWakeUp();
        for (const listener of this.#changeListeners) listener();
      }
    });
    this.#movement = movement.catch(() => undefined);
    return movement;
  }

  #scheduleWakeUp(): void {
    if (this.pace === 'manual' || this.#moving) return;
    clearTimeout(this.#wakeUp);
    const next = this.#timers.peek();
    if (!next) return;
    const delay = Math.min(Math.max(0, next.at - this.now()) / this.#rate, longestNodeDelayMs);
    this.#wakeUp = setTimeout(() => this.#fireWhatIsDue(), delay);
  }

  #fireWhatIsDue(): void {
    for (;;) {
      const next = this.#timers.peek();
      if (!next || next.at > this.now()) break;
      this.#timers.pop();
      void this.#activity.during(async () => next.run());
    }
    this.#scheduleWakeUp();
  }
}
