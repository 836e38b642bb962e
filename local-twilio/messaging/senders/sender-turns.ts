import type { Exchange } from '../../exchange';
import type { Message } from '../../state/records';
import { isTollFree } from './number-type';
import { parseSender, type Sender } from './sender';

/** Twilio queues ten hours of messages for a sender at most (errors 21611 and 30001). */
export const longestQueueMs = 10 * 3_600_000;

/**
 * Segments that a sender gets out in a second. Source: Twilio "Understanding Twilio Rate Limits and
 * Message Queues".
 */
export function usualRate(sender: Sender | undefined): number {
  switch (sender?.kind) {
    case 'short-code':
      return 100;
    case 'alphanumeric':
      return 10;
    case 'number':
      if (sender.channel === 'whatsapp') return 80;
      return isTollFree(sender.number) ? 3 : 1;
    default:
      return 1;
  }
}

/**
 * Whose turn it is when a sender has more to send than its rate allows. Without a fault of the kind
 * `sender-rate` every sender is as fast as the clock.
 */
export class SenderTurns {
  readonly #exchange: Exchange;
  /** When each sender has sent all that waits for it (epoch ms). */
  readonly #freeAt = new Map<string, number>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** How long (ms) this sender's next message has to wait. */
  waitOf(from: string): number {
    if (this.#exchange.faults.senderRate(from) === undefined) return 0;
    return Math.max(0, (this.#freeAt.get(from) ?? 0) - this.#exchange.clock.now());
  }

  /** Puts a message into its sender's queue. */
  take({ from, numSegments }: Pick<Message, 'from' | 'numSegments'>): void {
    const limit = this.#exchange.faults.senderRate(from ?? '');
    if (limit === undefined || from === null) return;
    const perSecond = limit === 'usual' ? usualRate(parseSender(from)) : limit;
    const startsAt = this.#exchange.clock.now() + this.waitOf(from);
    this.#freeAt.set(from, startsAt + (numSegments / perSecond) * 1000);
  }
}
