import type { Timer } from '../../clock/clock';
import type { TimerLabel } from '../../clock/timer-label';
import type { CallStatus } from '../../state/records';
import { type Awaiting, type HeardEntry, type Leg, LegError, type RunningVerb } from '../leg';
import type { LiveCall } from './live-call';
import { hasBeenSaid, personSpeakingMs } from './speaking-time';

/** What a person does, one after the other. */
type Act =
  | { kind: 'say'; text: string; ms: number }
  | { kind: 'press'; key: string }
  | { kind: 'wait'; ms: number }
  | { kind: 'hang-up' };

/** `w` in keys. Twilio: "TwiML Voice: Number", sendDigits. */
const shortPauseMs = 500;

/**
 * The phone at a call's end. A person does one thing after the other: words take their time, and
 * begin only when somebody listens (a prompt is over, the beep was heard); what is pressed after
 * them comes after them.
 */
export class PhoneEnd implements Leg {
  readonly side: 'caller' | 'callee';
  readonly phoneNumber: string;
  readonly #call: LiveCall;
  readonly #acts: Act[] = [];
  #busy: Timer | undefined;

  constructor({ call, side }: { call: LiveCall; side: 'caller' | 'callee' }) {
    this.#call = call;
    this.side = side;
    this.phoneNumber = side === 'caller' ? call.record.from : call.record.to;
    call.onListeningChanged(() => this.#goOn());
    call.onEnded(() => {
      this.#acts.length = 0;
      this.#busy?.cancel();
    });
  }

  get sid(): string {
    return this.#call.sid;
  }

  get from(): string {
    return this.#call.record.from;
  }

  get to(): string {
    return this.#call.record.to;
  }

  get status(): CallStatus {
    return this.#call.record.status;
  }

  get isOver(): boolean {
    return this.#call.isOver;
  }

  get heard(): readonly HeardEntry[] {
    return this.#call.heard;
  }

  get awaiting(): Awaiting {
    return this.#call.awaiting;
  }

  get running(): RunningVerb | null {
    return this.#call.running;
  }

  get connectedTo(): string | null {
    return this.#call.connectedTo;
  }

  answer(): void {
    this.#requireRinging();
    this.#call.answers();
  }

  decline(): void {
    this.#requireRinging();
    this.#call.ends('busy', 603);
  }

  hangUp(): void {
    if (this.#call.isOver) return;
    const isAlreadyAboutTo = this.#acts.some(({ kind }) => kind === 'hang-up');
    if (isAlreadyAboutTo) this.#hangUpNow();
    else this.#do({ kind: 'hang-up' });
  }

  press(keys: string): void {
    if (!/^[0-9*#wW]+$/.test(keys)) {
      throw new LegError('keys_invalid', `"${keys}" are no keys. Use 0-9, *, # and w for a pause.`);
    }
    this.#requireConnected();
    for (const key of keys) {
      if (key === 'w' || key === 'W') {
        this.#do({ kind: 'wait', ms: key === 'w' ? shortPauseMs : 2 * shortPauseMs });
      } else this.#do({ kind: 'press', key });
    }
  }

  say(text: string): void {
    this.sayWithin(text, personSpeakingMs(text));
  }

  /** Speaks, for as long as is given (ms). Throws {@link LegError} `leg_not_connected`. */
  sayWithin(text: string, ms: number): void {
    this.#requireConnected();
    this.#do({ kind: 'say', text, ms });
  }

  /** Says something at once, whether anybody listens or not, as an answering machine does. */
  sayAnyway(text: string, thenDo: () => void): void {
    this.#speak({ text, ms: personSpeakingMs(text), thenDo });
  }

  #do(act: Act): void {
    this.#acts.push(act);
    this.#goOn();
  }

  #goOn(): void {
    while (!this.#busy && !this.#call.isOver) {
      const act = this.#acts[0];
      if (!act || (act.kind === 'say' && !this.#call.takesSpeech)) return;
      this.#acts.shift();
      this.#begin(act);
    }
  }

  #begin(act: Act): void {
    switch (act.kind) {
      case 'press':
        this.#call.personPresses(act.key);
        break;
      case 'wait':
        this.#takesTime({ ms: act.ms, what: 'The next key is pressed', thenDo: () => {} });
        break;
      case 'say':
        this.#speak({ text: act.text, ms: act.ms, thenDo: () => {} });
        break;
      case 'hang-up':
        this.#hangUpNow();
    }
  }

  #speak({ text, ms, thenDo }: { text: string; ms: number; thenDo: () => void }): void {
    this.#call.personBeginsToSay(text);
    const isSilent = (): void => {
      this.#call.personHasSaid(text);
      thenDo();
    };
    this.#takesTime({ ms, what: () => hasBeenSaid(text), thenDo: isSilent });
  }

  #takesTime({
    ms,
    what,
    thenDo,
  }: {
    ms: number;
    what: TimerLabel['what'];
    thenDo: () => void;
  }): void {
    const isDone = (): void => {
      this.#busy = undefined;
      thenDo();
      this.#goOn();
    };
    this.#busy = this.#call.exchange.clock.after(ms, isDone, { what, callSid: this.sid });
  }

  #hangUpNow(): void {
    if (this.side === 'callee' && this.status === 'ringing') this.decline();
    else this.#call.hangsUp();
  }

  #requireRinging(): void {
    if (this.side === 'callee' && this.status === 'ringing') return;
    const message = `The phone ${this.phoneNumber} does not ring: the call is ${this.status}.`;
    throw new LegError('leg_not_ringing', message);
  }

  #requireConnected(): void {
    if (this.status === 'in-progress') return;
    const message = `Nobody is on the line: the call is ${this.status}.`;
    throw new LegError('leg_not_connected', message);
  }
}
