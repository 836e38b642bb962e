import { Collection } from './collection';
import type { JournalEntry, Storage } from './journal';
import {
  type EventWebhook,
  type Mail,
  type MailBounce,
  type MailDelivery,
  type MailUnsubscribe,
  normalEmail,
} from './mail-records';

/** Deliveries, which everybody's inbox looks up by the address. */
export class MailDeliveries extends Collection<MailDelivery> {
  readonly #byEmail = new Map<string, Set<string>>();

  /** What was sent to an address, oldest first. */
  to(email: string): MailDelivery[] {
    return [...(this.#byEmail.get(normalEmail(email)) ?? [])].flatMap((sid) => this.get(sid) ?? []);
  }

  override insert(record: MailDelivery): MailDelivery {
    this.#index(record);
    return super.insert(record);
  }

  override delete(sid: string): boolean {
    const record = this.get(sid);
    if (record) this.#byEmail.get(normalEmail(record.email))?.delete(sid);
    return super.delete(sid);
  }

  override restore(entry: JournalEntry): void {
    super.restore(entry);
    const record = this.get(entry.key);
    if (record) this.#index(record);
  }

  #index({ sid, email }: MailDelivery): void {
    const key = normalEmail(email);
    const known = this.#byEmail.get(key);
    if (known) known.add(sid);
    else this.#byEmail.set(key, new Set([sid]));
  }
}

/** SendGrid's part of the local Twilio's state. */
export function createMailState(storage: Storage) {
  return {
    mails: new Collection<Mail>({ name: 'mails', storage }),
    mailDeliveries: new MailDeliveries({ name: 'mailDeliveries', storage }),
    mailBounces: new Collection<MailBounce>({ name: 'mailBounces', storage }),
    mailUnsubscribes: new Collection<MailUnsubscribe>({ name: 'mailUnsubscribes', storage }),
    eventWebhooks: new Collection<EventWebhook>({ name: 'eventWebhooks', storage }),
  };
}
