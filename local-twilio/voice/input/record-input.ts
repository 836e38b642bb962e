import type { Clock, Timer } from '../../clock/clock';

/** How a Record ended. Twilio: "TwiML Voice: Record". */
export type RecordEnd =
  | { kind: 'key'; key: string }
  | { kind: 'silence' }
  | { kind: 'longest' }
  /** The call is over or goes elsewhere. */
  | { kind: 'left' };

export interface RecordRules {
  /** Keys each of which ends the recording. */
  finishOnKey: string;
  /** Silence that ends the recording; 0: none does. */
  silenceMs: number;
  longestMs: number;
}

/** The state of one Record: when words and keys come, and when it ends. */
export class RecordInput {
  /** Resolves once. */
  readonly ended: Promise<RecordEnd>;
  readonly #rules: RecordRules;
  readonly #clock: Clock;
  readonly #callSid: string;
  readonly #longest: Timer;
  #end: (end: RecordEnd) => void = () => {};
  #silence: Timer | undefined;
  /** When it ends if nothing happens (epoch ms). */
  until: number | null = null;

  constructor({ rules, clock, callSid }: { rules: RecordRules; clock: Clock; callSid: string }) {
    this.#rules = rules;
    this.#clock = clock;
    this.#callSid = callSid;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const isLongEnough = (): void => this.#finish({ kind: 'longest' });
    const what = 'The recording reaches its longest length';
    this.#longest = clock.after(rules.longestMs, isLongEnough, { what, callSid });
    this.#awaitSilence();
  }

  keyPressed(key: string): void {
    if (this.#rules.finishOnKey.includes(key)) this.#finish({ kind: 'key', key });
  }

  speechBegins(): void {
    this.#silence?.cancel();
    this.until = null;
  }

  speechEnds(): void {
    this.#awaitSilence();
  }

  leave(): void {
    this.#finish({ kind: 'left' });
  }

  #awaitSilence(): void {
    const { silenceMs } = this.#rules;
    if (silenceMs === 0) return;
    this.until = this.#clock.now() + silenceMs;
    const isSilent = (): void => this.#finish({ kind: 'silence' });
    const what = 'The recording ends for silence';
    this.#silence = this.#clock.after(silenceMs, isSilent, { what, callSid: this.#callSid });
  }

  #finish(end: RecordEnd): void {
    this.#longest.cancel();
    this.#silence?.cancel();
    this.until = null;
    this.#end(end);
  }
}
