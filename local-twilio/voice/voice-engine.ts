import type { Exchange } from '../exchange';
import type { Call } from '../state/records';
import { type CallChange, changeCall } from './calls/change-call';
import { LiveCall } from './calls/live-call';
import { newCallRecord } from './calls/new-record';
import { PhoneEnd } from './calls/phone-end';
import { runWholeCall } from './calls/script';
import { targetOf } from './calls/voice-target';
import { type CallOrder, placeCall } from './dialling/outbound-call';
import type { Leg } from './leg';
import { LegRegister } from './leg-register';
import { likelyBehaviour, type UnverifiedBehaviour } from './unverified-behaviour';

/** Runs every call: who rings, which TwiML runs, what is reported. */
export class VoiceEngine {
  /** What Twilio does where that is not certain; may be changed at any time. */
  readonly behaviour: UnverifiedBehaviour = likelyBehaviour();
  readonly #legs = new LegRegister<Leg>({ finishedAtMost: 5000 });
  readonly #live = new Map<string, LiveCall>();
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    exchange.clock.onShifted((ms) => {
      for (const call of this.#live.values()) call.shiftBy(ms);
    });
  }

  /** A phone dials a number. Throws RangeError when the number is none of an account's. */
  dial({ from, to }: { from: string; to: string }): Leg {
    const call = this.receive({ from, to });
    if (!call) {
      throw new RangeError(
        `${to} is no number of this account. Numbers are bought with IncomingPhoneNumbers.`,
      );
    }
    const leg = new PhoneEnd({ call, side: 'caller' });
    this.register(leg, call);
    return leg;
  }

  /** Makes the leg of a call known: from now on people and the control API find it. */
  register(leg: Leg, call: LiveCall): void {
    this.#legs.add(leg, call);
  }

  /** A call comes in for a number of an account; `undefined` when it is none. */
  receive({ from, to }: { from: string; to: string }): LiveCall | undefined {
    const number = this.#exchange.state.numbers.find(({ phoneNumber }) => phoneNumber === to);
    if (!number) return undefined;
    const { setting, subscription } = targetOf(number, this.#exchange.state);
    const now = this.#exchange.clock.now();
    const call = new LiveCall({
      exchange: this.#exchange,
      subscription,
      fallback: { url: setting.fallbackUrl, method: setting.fallbackMethod },
      record: newCallRecord({
        now,
        accountSid: number.accountSid,
        phoneNumberSid: number.sid,
        from,
        to,
        status: 'ringing',
        direction: 'inbound',
        startTime: now,
        callerName: number.voiceCallerIdLookup ? callerNameOf(from, this.#exchange) : null,
      }),
    });
    const { url, method } = setting;
    void runWholeCall(call, { kind: 'request', webhook: 'voice.request', url, method });
    return call;
  }

  /** Places a call; it is queued, and dialled after the request for it was answered. */
  createCall(order: CallOrder): Call {
    return placeCall(this.#exchange, order).record;
  }

  /**
   * Hangs up a call, or sends it to another document. Answers its record, or `not-possible` when the
   * call is not in a state for that (21220).
   */
  updateCall(callSid: string, change: CallChange): Call | 'not-possible' {
    const call = this.#live.get(callSid);
    return call ? changeCall(call, change) : 'not-possible';
  }

  /** Hangs up every call that is going on, at once. */
  endAllCalls(): void {
    for (const call of [...this.#live.values()]) changeCall(call, { kind: 'complete' });
  }

  /** Keeps hold of a call until it is over. */
  follows(call: LiveCall): void {
    this.#live.set(call.sid, call);
    call.onEnded(() => this.#live.delete(call.sid));
  }

  /** The leg of a call, also of one that is over. */
  leg(callSid: string): Leg | undefined {
    return this.#legs.get(callSid);
  }

  /** The legs at a phone, oldest first, also those that are over. */
  legsOf(phoneNumber: string): Leg[] {
    return this.#legs.atPhone(phoneNumber);
  }

  /** The legs that ring or are connected now, at all phones, oldest first. */
  liveLegs(): Leg[] {
    return [...this.#live.keys()].flatMap((callSid) => this.#legs.get(callSid) ?? []);
  }

  /** Calls that an earlier process left unfinished end as completed (after a restart). */
  endCallsOfEarlierRun(): void {
    const { calls } = this.#exchange.state;
    const now = this.#exchange.clock.now();
    for (const { sid, endTime, dateCreated, answerTime } of calls.list()) {
      if (endTime !== null) continue;
      // That process's clock may have been ahead.
      const endedAt = Math.max(now, answerTime ?? dateCreated);
      calls.update(sid, { status: 'completed', endTime: endedAt });
    }
  }
}

/** The name that caller ID databases give for a number: in capitals, at most 15 letters. */
function callerNameOf(from: string, { state }: Exchange): string | null {
  return state.phones.get(from)?.name.toUpperCase().slice(0, 15) ?? null;
}
