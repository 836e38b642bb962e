import type { Exchange } from '../exchange';
import type { Message } from '../state/records';

/** Sends and receives every message. */
export class MessagingEngine {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** A phone texts a number of the account; the number's webhook is asked afterwards. */
  receive(text: {
    from: string;
    to: string;
    body: string;
    media: ReadonlyArray<{ contentType: string; bytes: Buffer }>;
  }): Message {
    throw new RangeError(`${text.from} cannot text ${text.to} at ${this.#exchange.clock.now()}.`);
  }
}
