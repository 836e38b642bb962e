import type { Exchange } from '../exchange';
import type { Leg } from './leg';

/** Runs every call: who rings, which TwiML runs, what is reported. */
export class VoiceEngine {
  readonly #legs = new Map<string, Leg>();
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** A phone dials a number. Throws when the number is none of this account's. */
  dial({ from, to }: { from: string; to: string }): Leg {
    throw new RangeError(`${from} cannot dial ${to} at ${this.#exchange.clock.now()}.`);
  }

  /** The leg of a call, also of one that is over. */
  leg(callSid: string): Leg | undefined {
    return this.#legs.get(callSid);
  }

  /** The legs at a phone, oldest first, also those that are over. */
  legsOf(phoneNumber: string): Leg[] {
    return [...this.#legs.values()].filter((leg) => leg.phoneNumber === phoneNumber);
  }

  /** Calls that an earlier process left unfinished end as completed (after a restart). */
  endCallsOfEarlierRun(): void {}
}
