import type { Exchange } from '../exchange';
import type { Message } from '../state/records';
import { Inbound, type InboundText } from './inbound';
import { MessageProgress } from './message-progress';
import { Outbound } from './outbound';
import { composeMessage, type OutboundText } from './outbound-text';
import { likelyBehaviour, type UnverifiedBehaviour } from './unverified-behaviour';

/** Sends and receives every message. */
export class MessagingEngine {
  /** What Twilio's documentation leaves open; to be switched at any time. */
  readonly behaviour: UnverifiedBehaviour = likelyBehaviour();
  readonly #exchange: Exchange;
  readonly #outbound: Outbound;
  readonly #inbound: Inbound;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    const progress = new MessageProgress({
      exchange,
      behaviour: this.behaviour,
      deliverToOwnNumber: (message) => this.#arriveAtOwnNumber(message, exchange),
    });
    this.#outbound = new Outbound({ exchange, progress });
    this.#inbound = new Inbound({ exchange, outbound: this.#outbound });
    this.#outbound.resume();
  }

  /**
   * A phone texts a number of the account; the number's webhook is asked afterwards. Throws
   * MessagingError when an address is none, or not the account's.
   */
  receive(text: InboundText): Message {
    return this.#inbound.receive(text);
  }

  /** Somebody opens a WhatsApp message; where it has arrived, its sender hears that it was read. */
  read(message: Message): void {
    this.#outbound.read(message);
  }

  /** Queues an outbound message; it moves on with the clock and reports its statuses. */
  send(text: OutboundText): Message {
    return this.#outbound.send(text);
  }

  /** Takes a scheduled message back; answers `undefined` when it is under way already. */
  cancel(message: Message): Message | undefined {
    return this.#outbound.cancel(message);
  }

  /** Lets all scheduled messages rest, which nobody is to see any more. */
  forgetScheduled(): void {
    this.#outbound.forgetScheduled();
  }

  /** Goes on with scheduled messages that are there again. */
  resumeScheduled(): void {
    this.#outbound.resumeScheduled();
  }

  /** How long (ms) this sender's next message has to wait for its turn. */
  queueOf(from: string): number {
    return this.#outbound.queueOf(from);
  }

  /** The record of an outbound message that is neither kept nor sent (test credentials). */
  compose(text: OutboundText): Message {
    return composeMessage(text, this.#exchange.clock.now());
  }

  #arriveAtOwnNumber({ sid, from, to, body }: Message, { state }: Exchange): void {
    const media = state.media
      .of(sid)
      .flatMap(({ contentType, sourceUrl }) => (sourceUrl ? [{ contentType, sourceUrl }] : []));
    this.#inbound.receive({ from: from ?? '', to, body, media });
  }
}
