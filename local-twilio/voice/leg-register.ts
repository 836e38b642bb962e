import type { LiveCall } from './calls/live-call';
import type { Leg } from './leg';

/** How many finished calls stay readable with all that was said on them. */
const finishedAtMost = 5000;

/** The legs of calls by SID and by phone. The oldest finished ones are forgotten. */
export class LegRegister {
  readonly #bySid = new Map<string, Leg>();
  readonly #byPhone = new Map<string, Map<string, Leg>>();
  readonly #finished = new Set<Leg>();

  add(leg: Leg, call: LiveCall): void {
    this.#bySid.set(leg.sid, leg);
    const atPhone = this.#byPhone.get(leg.phoneNumber) ?? new Map<string, Leg>();
    atPhone.set(leg.sid, leg);
    this.#byPhone.set(leg.phoneNumber, atPhone);
    call.onEnded(() => this.#retire(leg));
  }

  get(callSid: string): Leg | undefined {
    return this.#bySid.get(callSid);
  }

  /** Oldest first. */
  atPhone(phoneNumber: string): Leg[] {
    return [...(this.#byPhone.get(phoneNumber)?.values() ?? [])];
  }

  #retire(leg: Leg): void {
    this.#finished.add(leg);
    const [oldest] = this.#finished;
    if (this.#finished.size <= finishedAtMost || !oldest) return;
    this.#finished.delete(oldest);
    this.#bySid.delete(oldest.sid);
    const atPhone = this.#byPhone.get(oldest.phoneNumber);
    atPhone?.delete(oldest.sid);
    if (atPhone?.size === 0) this.#byPhone.delete(oldest.phoneNumber);
  }
}
