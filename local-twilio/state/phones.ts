import { ordinaryPhone } from '../phones/new-phone';
import { Collection } from './collection';
import type { JournalEntry } from './journal';
import type { Phone } from './phone-records';

/** People's phones. One that an earlier version kept gets what phones have learned since. */
export class Phones extends Collection<Phone> {
  override restore(entry: JournalEntry): void {
    super.restore(entry);
    const phone = this.get(entry.key);
    if (phone) super.restore({ ...entry, json: JSON.stringify({ ...ordinaryPhone, ...phone }) });
  }
}
