import type { Exchange } from '../exchange';
import { type InboxMail, mailFor, wordsOfMail } from '../sendgrid/delivery/inbox';
import type { TextBehaviour } from '../state/phone-records';
import type { Message } from '../state/records';
import { openWhatsApp } from '../whatsapp/open';
import { findButton } from '../whatsapp/press-button';
import { CallOnPhone } from './call-on-phone';
import type { AboutPhone } from './new-phone';

/** How long a person waits for a call or a text before giving up (ms of the local clock). */
const patienceMs = 15 * 60_000;

/** A picture or file that a phone sends with a text. */
export interface SentMedia {
  contentType: string;
  bytes: Buffer;
}

/** A person with a phone: dials, is called, texts. The subject of every scenario. */
export class Person {
  readonly number: string;
  readonly #exchange: Exchange;
  readonly #callsSeen = new Set<string>();
  readonly #messagesSeen = new Set<string>();
  readonly #mailSeen = new Set<string>();

  constructor({ number, exchange }: { number: string; exchange: Exchange }) {
    this.number = number;
    this.#exchange = exchange;
  }

  /** Dials a number; resolves when the first answer of the other side has been dealt with. */
  async dials(to: string): Promise<CallOnPhone> {
    const leg = this.#exchange.voice.dial({ from: this.number, to });
    this.#callsSeen.add(leg.sid);
    await this.#exchange.clock.settled();
    return new CallOnPhone({ leg, clock: this.#exchange.clock });
  }

  /** Waits until the phone rings (or took a call by itself) and answers that call. */
  async isCalled(): Promise<CallOnPhone> {
    const leg = await this.#exchange.clock.until(() => this.#nextCall(), patienceMs);
    if (!leg) throw new Error(`Expected the phone ${this.number} to ring, but nobody called.`);
    this.#callsSeen.add(leg.sid);
    return new CallOnPhone({ leg, clock: this.#exchange.clock });
  }

  /** Sends a text, or a picture message; `from` may be another address of the person (`whatsapp:+1…`). */
  async texts(
    to: string,
    body: string,
    { media = [], from = this.number }: { media?: readonly SentMedia[]; from?: string } = {},
  ): Promise<Message> {
    const message = this.#exchange.messaging.receive({ from, to, body, media });
    await this.#exchange.clock.settled();
    return message;
  }

  /** Presses a button of the newest WhatsApp message that has one with this text. */
  async presses(text: string): Promise<Message> {
    const sent = this.#exchange.messaging.receive(
      findButton({ number: this.number, text }, this.#exchange),
    );
    await this.#exchange.clock.settled();
    return sent;
  }

  /** Opens the WhatsApp messages that have arrived; their senders hear that they were read. */
  async reads(): Promise<void> {
    openWhatsApp({ number: this.number }, this.#exchange);
    await this.#exchange.clock.settled();
  }

  /** Waits for a text that fits `pattern` and has not been matched before. Throws with what came instead. */
  async receives(pattern: RegExp): Promise<Message> {
    const message = await this.#exchange.clock.until(
      () => this.#newMessages().find((one) => pattern.test(one.body)),
      patienceMs,
    );
    if (!message) {
      throw new Error(
        `Expected ${this.number} to receive ${String(pattern)}, but got: ` +
          JSON.stringify(this.#newMessages().map((one) => one.body)),
      );
    }
    this.#messagesSeen.add(message.sid);
    return message;
  }

  /** Texts that came and were not matched by {@link receives} yet, oldest first. */
  unread(): Message[] {
    return this.#newMessages();
  }

  /**
   * Waits for a mail whose subject or text fits `pattern` and which has not been matched before.
   * Throws with what came instead.
   */
  async getsMail(pattern: RegExp): Promise<InboxMail> {
    const found = await this.#exchange.clock.until(
      () => this.#newMail().find(({ mail }) => pattern.test(wordsOfMail(mail))),
      patienceMs,
    );
    if (!found) {
      throw new Error(
        `Expected mail for ${this.#email()} to fit ${String(pattern)}, but got: ` +
          JSON.stringify(this.#newMail().map(({ mail }) => mail.subject)),
      );
    }
    this.#mailSeen.add(found.delivery.sid);
    return found;
  }

  /** Mail that came and was not matched by {@link getsMail} yet, oldest first. */
  unreadMail(): InboxMail[] {
    return this.#newMail();
  }

  /** Opens a mail, which its sender may be told. */
  async opensMail({ delivery }: InboxMail): Promise<void> {
    this.#exchange.mail.open(delivery);
    await this.#exchange.clock.settled();
  }

  /** Ends further mail by the link in one. */
  async unsubscribes({ delivery }: InboxMail): Promise<void> {
    this.#exchange.mail.unsubscribe(delivery);
    await this.#exchange.clock.settled();
  }

  /** From now on nobody has the person's e-mail address: mail comes back. */
  bouncesMail(): void {
    this.#behave({ mail: 'bounces' });
  }

  /** From now on the person's mail server lets mail wait for minutes. */
  getsMailSlowly(): void {
    this.#behave({ mail: 'slow' });
  }

  /** From now on a call rings until somebody answers it by hand: `isCalled()`, then `answers()`. */
  ringsWhenCalled(): void {
    this.#behave({ calls: 'rings' });
  }

  /** From now on the phone picks up by itself. */
  answersWhenCalled(): void {
    this.#behave({ calls: 'answers' });
  }

  neverAnswers(): void {
    this.#behave({ calls: 'no-answer' });
  }

  isBusy(): void {
    this.#behave({ calls: 'busy' });
  }

  rejectsCalls(): void {
    this.#behave({ calls: 'rejects' });
  }

  /** From now on a machine picks up, greets and records. */
  hasAnsweringMachine(): void {
    this.#behave({ calls: 'answering-machine' });
  }

  /** Neither calls nor messages get through. */
  isUnreachable(): void {
    this.#behave({ calls: 'unreachable', texts: 'unreachable', whatsapp: 'unreachable' });
  }

  /** Calls ring and texts come again. */
  isReachableAgain(): void {
    this.#behave({ calls: 'rings', texts: 'delivers', whatsapp: 'reads' });
  }

  /** From now on texts fare so: lost without a report, refused with a code, late … */
  textsFare(texts: TextBehaviour): void {
    this.#behave({ texts });
  }

  hasLandline(): void {
    this.#behave({ texts: 'landline' });
  }

  /** Nobody has WhatsApp at this number: messages there end with 63024. */
  hasNoWhatsApp(): void {
    this.#behave({ whatsapp: 'has-none' });
  }

  /** From now on WhatsApp messages arrive, but are read only with {@link reads}. */
  leavesWhatsAppUnread(): void {
    this.#behave({ whatsapp: 'leaves-unread' });
  }

  #behave(change: AboutPhone): void {
    this.#exchange.state.phones.update(this.number, change);
  }

  #email(): string {
    const email = this.#exchange.state.phones.get(this.number)?.email;
    if (email) return email;
    throw new Error(`${this.number} has no e-mail address: person(number, {email}) gives one.`);
  }

  #newMail(): InboxMail[] {
    return mailFor(this.#email(), this.#exchange.state).filter(
      ({ delivery }) => delivery.status === 'delivered' && !this.#mailSeen.has(delivery.sid),
    );
  }

  #nextCall() {
    return this.#exchange.voice
      .legsOf(this.number)
      .find((leg) => leg.side === 'callee' && !this.#callsSeen.has(leg.sid));
  }

  #newMessages(): Message[] {
    return this.#exchange.state.messages
      .list()
      .reverse()
      .filter(
        (message) =>
          message.direction !== 'inbound' &&
          message.to.replace(/^whatsapp:/, '') === this.number &&
          (message.status === 'delivered' || message.status === 'read') &&
          !this.#messagesSeen.has(message.sid),
      );
  }
}
