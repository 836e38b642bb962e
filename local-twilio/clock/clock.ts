import { setTimeout as realDelay } from 'node:timers/promises';
import type { Activity } from './activity';
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
  #standingAt: number;
  #offset: number;
  #wakeUp: NodeJS.Timeout | undefined;
  #movement: Promise<unknown> = Promise.resolve();
  #moving = false;
  #changeListeners = new Set<() => void>();

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
    this.#offset = startsAt - Date.now();
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.pace === 'manual' || this.#moving ? this.#standingAt : Date.now() + this.#offset;
  }

  /** How far this clock is ahead of the machine's (ms); the functions' process is told. */
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

  /** Calls `run` after `ms` milliseconds of this clock. */
  after(ms: number, run: () => void | Promise<void>): Timer {
    const timer: ScheduledTimer = {
      at: this.now() + Math.max(0, ms),
      sequence: this.#sequence++,
      run,
      state: 'waiting',
    };
    this.#timers.push(timer);
    this.#scheduleWakeUp();
    return {
      cancel: () => this.#timers.cancel(timer),
    };
  }

  /** Resolves after `ms` milliseconds of this clock, or as soon as `signal` aborts. Never rejects. */
  waits(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const onAbort = (): void => {
        timer.cancel();
        resolve();
      };
      const timer = this.after(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
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
   * Makes this clock agree with the machine's again, also when that is earlier: what is scheduled
   * keeps its distance from now.
   */
  async returnToRealTime(): Promise<void> {
    await this.#exclusively(async () => {
      const distance = Date.now() - this.now();
      this.#timers.shift(distance);
      this.#standAt(this.now() + distance);
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
    this.#offset = at - Date.now();
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
    const delay = Math.min(Math.max(0, next.at - this.now()), longestNodeDelayMs);
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
