import type { Clock } from '../clock/clock';
import type { CallStatus } from '../state/records';
import type { HeardEntry, Leg } from '../voice/leg';

/** How long a person waits for something to be said before giving up (ms of the local clock). */
const patienceMs = 15 * 60_000;

/** A call as the person with the phone lives it. Waiting lets time pass; nothing else does. */
export class CallOnPhone {
  readonly #leg: Leg;
  readonly #clock: Clock;
  /** Characters: listening goes on behind the words that were matched last. */
  #listenedTo = 0;

  constructor({ leg, clock }: { leg: Leg; clock: Clock }) {
    this.#leg = leg;
    this.#clock = clock;
  }

  get sid(): string {
    return this.#leg.sid;
  }

  get status(): CallStatus {
    return this.#leg.status;
  }

  /** All that was said, played and pressed so far. */
  get heard(): readonly HeardEntry[] {
    return this.#leg.heard;
  }

  /** Picks up a phone that rings. */
  async answers(): Promise<void> {
    this.#leg.answer();
    await this.#clock.settled();
  }

  /** Refuses a call that rings. */
  async declines(): Promise<void> {
    this.#leg.decline();
    await this.#clock.settled();
  }

  async presses(keys: string): Promise<void> {
    this.#leg.press(keys);
    await this.#clock.settled();
  }

  async says(text: string, { thenHangsUp = false }: { thenHangsUp?: boolean } = {}): Promise<void> {
    this.#leg.say(text);
    if (thenHangsUp) this.#leg.hangUp();
    await this.#clock.settled();
  }

  async hangsUp(): Promise<void> {
    this.#leg.hangUp();
    await this.#clock.settled();
  }

  /**
   * Listens until the words after what was matched last fit `pattern`, and answers the match. Throws,
   * with all that was heard instead, when the call ends or nothing more can happen.
   */
  async hears(pattern: RegExp): Promise<string> {
    const result = await this.#clock.until(
      () => this.#find(pattern) ?? (this.#leg.isOver ? ('ended' as const) : undefined),
      patienceMs,
    );
    if (result !== undefined && result !== 'ended') {
      this.#listenedTo = result.end;
      return result.words;
    }
    throw new Error(
      `Expected to hear ${String(pattern)}, but ${this.#leg.isOver ? 'the call ended' : 'nothing more was said'}. ` +
        `Heard since the last match: ${JSON.stringify(this.#sinceLastMatch())}`,
    );
  }

  /** Waits until the call is over and answers how it ended. */
  async ends(): Promise<CallStatus> {
    const over = await this.#clock.until(() => (this.#leg.isOver ? true : undefined), patienceMs);
    if (over) return this.#leg.status;
    throw new Error(
      `Expected the call to end, but it is ${this.#leg.status} and awaits ${this.#leg.awaiting.kind}.`,
    );
  }

  /** Waits until somebody has picked up (the call is in progress). */
  async isConnected(): Promise<void> {
    const connected = await this.#clock.until(
      () => (this.#leg.status === 'in-progress' || this.#leg.isOver ? true : undefined),
      patienceMs,
    );
    if (!connected || this.#leg.isOver) {
      throw new Error(`Expected the call to be connected, but it is ${this.#leg.status}.`);
    }
  }

  /** Changes nothing, because a waiting clock asks it again and again. */
  #find(pattern: RegExp): { words: string; end: number } | undefined {
    const words = this.#wordsOfOthers().slice(this.#listenedTo);
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(words);
    if (!match) return undefined;
    return { words: match[0], end: this.#listenedTo + match.index + match[0].length };
  }

  #wordsOfOthers(): string {
    return this.#leg.heard
      .filter((entry) => entry.speaker !== 'person')
      .map((entry) => entry.text)
      .join(' ');
  }

  #sinceLastMatch(): string {
    return this.#wordsOfOthers().slice(this.#listenedTo).trim();
  }
}
