import type { Continuation } from '../verbs/verb';
import { applicationError } from '../verbs/verb';
import type { LiveCall } from './live-call';

/**
 * How many documents in a row may only lead to the next one. Twilio documents no such limit for calls
 * (11215 is about HTTP redirects, 14106 about messages), but does not ask an app for ever either.
 */
const emptyDocumentsAtMost = 100;
/** What passes before the document behind the first empty one is asked for; each time so much more. */
const momentMs = 20;
/** So many different URLs of a loop are named. */
const namedAtMost = 5;

/**
 * Watches the documents that a call runs for a loop of empty ones: those in which nothing was heard
 * and no time passed, but which lead on. Time passes between them, more with each one, so that such a
 * loop neither stops the clock nor asks the app thousands of times; a long one ends in an application
 * error.
 */
export class DocumentLoop {
  readonly #call: LiveCall;
  /** The URLs of the empty documents in a row, the last one at the end. */
  #empty: string[] = [];

  constructor(call: LiveCall) {
    this.#call = call;
  }

  /** Runs a document's verbs with `run`, and says what the call does then. */
  async watch({
    url,
    run,
  }: {
    url: string;
    run: () => Promise<Continuation>;
  }): Promise<Continuation> {
    const { clock } = this.#call.exchange;
    const startedAt = clock.now();
    const heardBefore = this.#call.heard.length;
    const continuation = await run();
    const isLongerThanAMoment = clock.now() - startedAt >= momentMs * Math.max(1, clock.rate);
    const isHeard = this.#call.heard.length > heardBefore;
    if (continuation.kind !== 'go-to' || isLongerThanAMoment || isHeard) {
      this.#empty = [];
      return continuation;
    }
    this.#empty.push(url);
    if (this.#empty.length >= emptyDocumentsAtMost) {
      this.#call.raises(11215, this.#describe());
      return applicationError;
    }
    const what = 'The next document is asked for';
    await this.#call.waits(momentMs * this.#empty.length, { what });
    return continuation;
  }

  #describe(): string {
    const urls = [...new Set(this.#empty.slice(-namedAtMost))];
    const loop = [...urls, urls[0]].join(' → ');
    return `${emptyDocumentsAtMost} documents in a row only led to the next one, so the local Twilio ends the call: ${loop}. Check where their <Redirect> and action URLs lead.`;
  }
}
