/** The legs of calls by SID and by phone. The oldest finished ones are forgotten. */
export class LegRegister<L extends { readonly sid: string; readonly phoneNumber: string }> {
  readonly #finishedAtMost: number;
  readonly #bySid = new Map<string, L>();
  readonly #byPhone = new Map<string, Map<string, L>>();
  readonly #finished = new Set<L>();

  /** `finishedAtMost`: how many finished calls stay readable with all that was said on them. */
  constructor({ finishedAtMost }: { finishedAtMost: number }) {
    this.#finishedAtMost = finishedAtMost;
  }

  /** Takes in a leg; `call` tells when it is over. */
  add(leg: L, call: { onEnded(listener: () => void): unknown }): void {
    this.#bySid.set(leg.sid, leg);
    const atPhone = this.#byPhone.get(leg.phoneNumber) ?? new Map<string, L>();
    atPhone.set(leg.sid, leg);
    this.#byPhone.set(leg.phoneNumber, atPhone);
    call.onEnded(() => this.#retire(leg));
  }

  get(callSid: string): L | undefined {
    return this.#bySid.get(callSid);
  }

  /** Oldest first. */
  atPhone(phoneNumber: string): L[] {
    return [...(this.#byPhone.get(phoneNumber)?.values() ?? [])];
  }

  #retire(leg: L): void {
    this.#finished.add(leg);
    const [oldest] = this.#finished;
    if (this.#finished.size <= this.#finishedAtMost || !oldest) return;
    this.#finished.delete(oldest);
    this.#bySid.delete(oldest.sid);
    const atPhone = this.#byPhone.get(oldest.phoneNumber);
    atPhone?.delete(oldest.sid);
    if (atPhone?.size === 0) this.#byPhone.delete(oldest.phoneNumber);
  }
}
