import type { Clock, Timer } from '../../clock/clock';

/** How a Gather ended. Twilio: "TwiML Voice: Gather". */
export type GatherEnd =
  | { kind: 'digits'; digits: string; finishedOnKey: string | null }
  | { kind: 'speech'; text: string }
  /** Nobody pressed or said anything, or the finishing key came first. */
  | { kind: 'nothing' };

export interface GatherRules {
  accepts: ReadonlyArray<'dtmf' | 'speech'>;
  /** One key that ends the input; empty: none does. */
  finishOnKey: string;
  numDigits: number | null;
  timeoutMs: number;
  speechTimeoutMs: number;
}

const giveUpInWords: Readonly<Record<GatherEnd['kind'], string>> = {
  digits: 'goes on with the keys so far',
  speech: 'goes on with what was said',
  nothing: 'times out',
};

/**
 * The state of one Gather: keys and words come in, and at some time it ends. The time-out starts with
 * the end of the prompts or with the first key, and again with every key.
 */
export class GatherInput {
  /** Resolves once. */
  readonly ended: Promise<GatherEnd>;
  readonly #rules: GatherRules;
  readonly #clock: Clock;
  readonly #callSid: string;
  readonly #onInput: () => void;
  #end: (end: GatherEnd) => void = () => {};
  #digits = '';
  #words: string[] = [];
  #timer: Timer | undefined;
  #isOver = false;
  #hasBegun = false;
  /** When it gives up (epoch ms); `null` while the prompts play or somebody speaks. */
  until: number | null = null;

  constructor({
    rules,
    clock,
    callSid,
    onInput,
  }: {
    rules: GatherRules;
    clock: Clock;
    callSid: string;
    /** Called with every key and at the beginning of words: the prompts stop. */
    onInput: () => void;
  }) {
    this.#rules = rules;
    this.#clock = clock;
    this.#callSid = callSid;
    this.#onInput = onInput;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** The prompts are over: from now on the time-out runs, unless input has begun. */
  promptsAreOver(): void {
    if (!this.#isOver && !this.#hasBegun) this.#giveUpAfter(this.#rules.timeoutMs);
  }

  keyPressed(key: string): void {
    const { accepts, finishOnKey } = this.#rules;
    if (this.#isOver || !accepts.includes('dtmf')) return;
    this.#onInput();
    if (key === finishOnKey) this.#finish(this.#finishedBy(key));
    else this.#takeDigit(key);
  }

  #takeDigit(key: string): void {
    const { numDigits, timeoutMs } = this.#rules;
    this.#hasBegun = true;
    this.#digits += key;
    if (this.#digits.length === numDigits) this.#finish(this.#inputSoFar());
    else this.#giveUpAfter(timeoutMs);
  }

  #finishedBy(key: string): GatherEnd {
    return this.#digits === ''
      ? { kind: 'nothing' }
      : { kind: 'digits', digits: this.#digits, finishedOnKey: key };
  }

  speechBegins(): void {
    if (this.#isOver || !this.#rules.accepts.includes('speech')) return;
    this.#hasBegun = true;
    this.#stopTimer();
    this.#onInput();
  }

  speechEnds(text: string): void {
    if (this.#isOver || !this.#rules.accepts.includes('speech')) return;
    this.#hasBegun = true;
    this.#words.push(text);
    this.#giveUpAfter(this.#rules.speechTimeoutMs);
  }

  /** The call goes elsewhere or is over: nothing ends this Gather any more. */
  abandon(): void {
    this.#isOver = true;
    this.#stopTimer();
    this.#end({ kind: 'nothing' });
  }

  #giveUpAfter(ms: number): void {
    this.#stopTimer();
    this.until = this.#clock.now() + ms;
    const giveUp = (): void => this.#finish(this.#inputSoFar());
    const what = (): string => `Gather ${giveUpInWords[this.#inputSoFar().kind]}`;
    this.#timer = this.#clock.after(ms, giveUp, { what, callSid: this.#callSid });
  }

  #inputSoFar(): GatherEnd {
    if (this.#digits !== '') return { kind: 'digits', digits: this.#digits, finishedOnKey: null };
    if (this.#words.length > 0) return { kind: 'speech', text: this.#words.join(' ') };
    return { kind: 'nothing' };
  }

  #finish(end: GatherEnd): void {
    this.#isOver = true;
    this.#stopTimer();
    this.#end(end);
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.until = null;
  }
}
