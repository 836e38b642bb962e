import { errorNamed } from '../error-dictionary';
import type { Exchange } from '../exchange';
import { priceOf } from '../pricing/price-of';
import type { Message } from '../state/records';
import { numberOf } from './address';
import type { Reporting } from './carriers/fate';
import { StatusReports } from './status-reports';
import type { UnverifiedBehaviour } from './unverified-behaviour';

/** What changes when a message moves on. */
export interface MessageChange {
  status: Message['status'];
  errorCode?: number | null;
  reporting?: Reporting;
  /** The sender that a Messaging Service has chosen. */
  from?: string;
}

/** Keeps what becomes of outbound messages, shows it in the timeline, and has it reported. */
export class MessageProgress {
  readonly #exchange: Exchange;
  readonly #reports: StatusReports;
  readonly #deliverToOwnNumber: (message: Message) => void;

  constructor({
    exchange,
    behaviour,
    deliverToOwnNumber,
  }: {
    exchange: Exchange;
    behaviour: UnverifiedBehaviour;
    /** Called when a message has arrived at a number of this account. */
    deliverToOwnNumber: (message: Message) => void;
  }) {
    this.#exchange = exchange;
    this.#reports = new StatusReports({ exchange, behaviour });
    this.#deliverToOwnNumber = deliverToOwnNumber;
  }

  /** Moves a message on; answers `undefined` when it is there no more. */
  change(
    sid: string,
    { status, errorCode = null, reporting = 'in-order', from }: MessageChange,
  ): Message | undefined {
    const { state, clock } = this.#exchange;
    const before = state.messages.get(sid);
    if (!before) return undefined;
    const now = clock.now();
    const changed: Message = {
      ...before,
      from: from ?? before.from,
      status,
      errorCode,
      errorMessage: errorCode === null ? null : errorNamed(errorCode).title,
      dateUpdated: now,
      dateSent: status === 'sent' ? now : before.dateSent,
    };
    // Twilio charges nothing for what it answers to a keyword.
    const price = before.isTwiliosOwn ? null : priceOf(changed);
    const message = state.messages.insert({ ...changed, price });
    this.note(message);
    this.report(message, reporting);
    if (status === 'delivered' && state.numbers.with(numberOf(message.to))) {
      this.#deliverToOwnNumber(message);
    }
    return message;
  }

  /** Has the status that a message has now reported. */
  report(message: Message, reporting: Reporting = 'in-order'): void {
    this.#reports.report(message, { at: this.#exchange.clock.now(), reporting });
  }

  /** Shows the status that a message has now in the timeline. */
  note({ sid, status, from, to, body, direction, errorCode }: Message): void {
    this.#exchange.timeline.add(
      { kind: 'message-status', status, from: from ?? '', to, body, direction, errorCode },
      { messageSid: sid },
    );
  }
}
