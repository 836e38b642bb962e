import { Collection } from './collection';
import type { JournalEntry } from './journal';
import type { Message } from './records';

/** What messages have learned to remember since they were first kept. */
const since: Pick<Message, 'sendAt' | 'validityPeriod' | 'template' | 'isTwiliosOwn' | 'price'> = {
  sendAt: null,
  validityPeriod: 36_000,
  template: null,
  isTwiliosOwn: false,
  price: null,
};

/** All messages; those to one address are found without looking at the others. */
export class Messages extends Collection<Message> {
  readonly #sidsByRecipient = new Map<string, Set<string>>();

  /** The messages to an address as `To` writes it ("whatsapp:+12025550147"), newest first. */
  to(address: string): Message[] {
    const sids = [...(this.#sidsByRecipient.get(address) ?? [])].reverse();
    return sids.flatMap((sid) => this.get(sid) ?? []);
  }

  override insert(message: Message): Message {
    this.#index(message);
    return super.insert(message);
  }

  override delete(sid: string): boolean {
    const message = this.get(sid);
    if (message) this.#sidsByRecipient.get(message.to)?.delete(sid);
    return super.delete(sid);
  }

  override restore(entry: JournalEntry): void {
    const before = this.get(entry.key);
    if (before) this.#sidsByRecipient.get(before.to)?.delete(entry.key);
    super.restore(entry);
    const message = this.get(entry.key);
    if (!message) return;
    super.restore({ ...entry, json: JSON.stringify({ ...since, ...message }) });
    this.#index(message);
  }

  #index({ sid, to }: Message): void {
    const sids = this.#sidsByRecipient.get(to);
    if (sids) sids.add(sid);
    else this.#sidsByRecipient.set(to, new Set([sid]));
  }
}
