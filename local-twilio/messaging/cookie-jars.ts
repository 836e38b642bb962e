import type { Clock } from '../clock/clock';

/** Twilio forgets the cookies of a conversation after four hours without a message. */
const keptForMs = 4 * 3_600_000;

/** The cookies that an application has set, by the two addresses of a conversation. */
export class CookieJars {
  readonly #clock: Clock;
  readonly #jars = new Map<string, { jar: Map<string, string>; usedAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of({ from, to }: { from: string | null; to: string }): Map<string, string> {
    const now = this.#clock.now();
    const conversation = `${from} ${to}`;
    const known = this.#jars.get(conversation);
    const jar = known && now - known.usedAt < keptForMs ? known.jar : new Map<string, string>();
    this.#jars.set(conversation, { jar, usedAt: now });
    return jar;
  }
}
