import type { Clock } from '../clock/clock';

const windowMs = 30_000;
const repliesPerWindow = 15;

/** Holds back a runaway bot: 15 replies within 30 seconds from one number to another (error 14107). */
export class ReplyLimit {
  readonly #clock: Clock;
  readonly #sentAt = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether one more reply may go out; it is counted when it may. */
  allows({ from, to }: { from: string; to: string }): boolean {
    const now = this.#clock.now();
    const pair = `${from} ${to}`;
    const recent = (this.#sentAt.get(pair) ?? []).filter((at) => now - at < windowMs);
    const allowed = recent.length < repliesPerWindow;
    if (allowed) recent.push(now);
    this.#sentAt.set(pair, recent);
    return allowed;
  }
}
