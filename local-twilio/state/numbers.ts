import { Collection } from './collection';
import type { JournalEntry } from './journal';
import type { IncomingPhoneNumber } from './records';

/** The account's own numbers, which every call and text looks up by the number itself. */
export class Numbers extends Collection<IncomingPhoneNumber> {
  readonly #byPhoneNumber = new Map<string, string>();

  /** The record of a number in E.164, if it is one of the account's. */
  with(phoneNumber: string): IncomingPhoneNumber | undefined {
    return this.get(this.#byPhoneNumber.get(phoneNumber) ?? '');
  }

  override insert(record: IncomingPhoneNumber): IncomingPhoneNumber {
    this.#byPhoneNumber.set(record.phoneNumber, record.sid);
    return super.insert(record);
  }

  override delete(sid: string): boolean {
    const record = this.get(sid);
    if (record) this.#byPhoneNumber.delete(record.phoneNumber);
    return super.delete(sid);
  }

  override restore(entry: JournalEntry): void {
    super.restore(entry);
    const record = this.get(entry.key);
    if (record) this.#byPhoneNumber.set(record.phoneNumber, record.sid);
  }
}
