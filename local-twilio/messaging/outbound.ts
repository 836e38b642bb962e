import type { Timer } from '../clock/clock';
import type { Exchange } from '../exchange';
import { createSid } from '../sids';
import type { Message } from '../state/records';
import { parseAddress } from './address';
import { type Fate, fateOf } from './carriers/fate';
import { isFinal } from './final-status';
import { refusalOf } from './last-checks';
import { contentTypeOfUrl } from './media';
import type { MessageProgress } from './message-progress';
import { composeMessage, type OutboundText } from './outbound-text';
import { chooseSender, rememberSender } from './senders/choose-sender';
import { longestQueueMs, SenderTurns } from './senders/sender-turns';

const untilFirstReport = 20;
const untilSending = 80;

/**
 * Sends messages: keeps them, moves them through their statuses on the clock, and has those reported.
 * `scheduled → accepted → queued → sending → sent → …`: each begins where Twilio's answer left it.
 */
export class Outbound {
  readonly #exchange: Exchange;
  readonly #progress: MessageProgress;
  readonly #turns: SenderTurns;
  /** What is to send each scheduled message when its time has come. */
  readonly #scheduled = new Map<string, Timer>();

  constructor({ exchange, progress }: { exchange: Exchange; progress: MessageProgress }) {
    this.#exchange = exchange;
    this.#progress = progress;
    this.#turns = new SenderTurns(exchange);
  }

  /** Takes a message. Its first report goes out only after this has returned. */
  send(text: OutboundText): Message {
    const { state, clock } = this.#exchange;
    const message = state.messages.insert(composeMessage(text, clock.now()));
    for (const sourceUrl of text.mediaUrls) {
      state.media.insert({
        sid: createSid('ME'),
        accountSid: message.accountSid,
        parentSid: message.sid,
        contentType: contentTypeOfUrl(sourceUrl),
        sourceUrl,
        dateCreated: message.dateCreated,
        dateUpdated: message.dateCreated,
      });
    }
    this.#progress.note(message);
    if (message.status !== 'queued') this.#moveOn(message);
    else this.#later(message, untilFirstReport, 'queued', (queued) => this.#reportQueued(queued));
    return message;
  }

  /** Takes a scheduled message back; answers `undefined` when it is under way already. */
  cancel({ sid, status }: Message): Message | undefined {
    if (status !== 'scheduled') return undefined;
    this.#scheduled.get(sid)?.cancel();
    this.#scheduled.delete(sid);
    return this.#progress.change(sid, { status: 'canceled' });
  }

  /** Somebody has opened a WhatsApp message that had arrived. */
  read({ sid, status, to }: Message): void {
    if (status === 'delivered' && parseAddress(to)?.channel === 'whatsapp') {
      this.#progress.change(sid, { status: 'read' });
    }
  }

  /** How long (ms) a text of so many segments would have to wait for this sender's turn. */
  queueOf(from: string): number {
    return this.#turns.waitOf(from);
  }

  /** Lets all scheduled messages rest, which nobody is to see any more. */
  forgetScheduled(): void {
    for (const timer of this.#scheduled.values()) timer.cancel();
    this.#scheduled.clear();
  }

  /** Goes on with scheduled messages that are there again. */
  resumeScheduled(): void {
    for (const message of this.#exchange.state.messages.list()) {
      if (message.status === 'scheduled' && !this.#scheduled.has(message.sid))
        this.#moveOn(message);
    }
  }

  /** Goes on with messages that were under way when the local Twilio was stopped. */
  resume(): void {
    for (const message of this.#exchange.state.messages.list()) {
      if (message.direction !== 'inbound' && !isFinal(message.status)) this.#moveOn(message);
    }
  }

  #moveOn(message: Message): void {
    switch (message.status) {
      case 'scheduled':
        this.#awaitSendAt(message);
        break;
      case 'accepted':
        this.#later(message, untilFirstReport, 'queued', (one) => this.#queue(one));
        break;
      case 'queued':
        this.#awaitTurn(message);
        break;
      case 'sending':
      case 'sent':
        this.#travel(message, fateOf(message, this.#exchange));
        break;
    }
  }

  #awaitSendAt(message: Message): void {
    const wait = (message.sendAt ?? 0) - this.#exchange.clock.now();
    const timer = this.#later(message, wait, 'accepted', ({ sid }) => {
      this.#scheduled.delete(sid);
      const accepted = this.#progress.change(sid, { status: 'accepted' });
      if (accepted) this.#moveOn(accepted);
    });
    this.#scheduled.set(message.sid, timer);
  }

  #reportQueued(message: Message): void {
    this.#progress.report(message);
    this.#awaitTurn(message);
  }

  /** Gives a message that came by a Messaging Service its sender. */
  #queue(message: Message): void {
    const from = message.from ?? chooseSender(message, this.#exchange);
    if (from === undefined) {
      this.#fail(message, 21703);
      return;
    }
    rememberSender({ ...message, from }, this.#exchange);
    const queued = this.#progress.change(message.sid, { status: 'queued', from });
    if (queued) this.#awaitTurn(queued);
  }

  #awaitTurn(message: Message): void {
    const wait = this.#turns.waitOf(message.from ?? '');
    const validMs = message.validityPeriod * 1000;
    if (wait > longestQueueMs) {
      this.#fail(message, 30001);
    } else if (wait > validMs) {
      this.#later(message, validMs, 'failed', (one) => this.#fail(one, 30036));
    } else {
      this.#turns.take(message);
      this.#later(message, wait + untilSending, 'sending', (one) => this.#depart(one));
    }
  }

  async #depart(message: Message): Promise<void> {
    const refusal = await refusalOf(message, this.#exchange);
    if (refusal) {
      this.#progress.change(message.sid, refusal);
      return;
    }
    const fate = fateOf(message, this.#exchange);
    const { reporting } = fate;
    const sending = this.#progress.change(message.sid, { status: 'sending', reporting });
    if (sending) this.#travel(sending, fate);
  }

  #travel(message: Message, fate: Fate): void {
    const { steps, reporting } = fate;
    const step = steps[steps.findIndex(({ status }) => status === message.status) + 1];
    if (!step) return;
    this.#later(message, step.afterMs, step.status, ({ sid }) => {
      const moved = this.#progress.change(sid, { ...step, reporting });
      if (moved) this.#travel(moved, fate);
    });
  }

  #fail({ sid }: Message, errorCode: number): void {
    this.#progress.change(sid, { status: 'failed', errorCode });
  }

  /** Calls `run` after `ms`, if the message is then still as it is now. */
  #later(
    { sid, status }: Message,
    ms: number,
    next: Message['status'],
    run: (message: Message) => void | Promise<void>,
  ): Timer {
    const { clock, state } = this.#exchange;
    const take = (): void | Promise<void> => {
      const message = state.messages.get(sid);
      return message?.status === status ? run(message) : undefined;
    };
    const what = (): string => {
      const to = state.messages.get(sid)?.to ?? 'nobody';
      return status === 'scheduled'
        ? `Scheduled text to ${to} goes out`
        : `Text to ${to} becomes “${next}”`;
    };
    return clock.after(ms, take, { what, messageSid: sid });
  }
}
