import type { JournalEntry, Storage } from './journal';

/**
 * Records of one kind by their SID, in the order of creation. Records are values: an update puts a
 * new object in the old one's place, and every change goes to the storage.
 */
export class Collection<R extends { readonly sid: string }> {
  readonly name: string;
  readonly #records = new Map<string, R>();
  readonly #storage: Storage;

  constructor({ name, storage }: { name: string; storage: Storage }) {
    this.name = name;
    this.#storage = storage;
  }

  get size(): number {
    return this.#records.size;
  }

  get(sid: string): R | undefined {
    return this.#records.get(sid);
  }

  /** Newest first, as Twilio lists them. */
  list(): R[] {
    return [...this.#records.values()].reverse();
  }

  /** The first record for which `matches` holds. */
  find(matches: (record: R) => boolean): R | undefined {
    for (const record of this.#records.values()) if (matches(record)) return record;
    return undefined;
  }

  insert(record: R): R {
    this.#records.set(record.sid, record);
    this.#storage.append(() => this.#entry(record.sid, record));
    return record;
  }

  /** Changes some fields of a record; answers `undefined` when it does not exist. */
  update(sid: string, changes: Partial<R>): R | undefined {
    const current = this.#records.get(sid);
    return current && this.insert({ ...current, ...changes });
  }

  /** Removes a record; tells whether there was one. */
  delete(sid: string): boolean {
    this.#storage.append(() => this.#entry(sid, null));
    return this.#records.delete(sid);
  }

  clear(): void {
    for (const sid of [...this.#records.keys()]) this.delete(sid);
  }

  /** Puts back what the storage had kept, without keeping it again. */
  restore({ key, json }: JournalEntry): void {
    const record: R | null = JSON.parse(json);
    if (record === null) this.#records.delete(key);
    else this.#records.set(key, record);
  }

  /** All records as the storage keeps them, oldest first. */
  entries(): JournalEntry[] {
    return [...this.#records].map(([sid, record]) => this.#entry(sid, record));
  }

  #entry(sid: string, record: R | null): JournalEntry {
    return { collection: this.name, key: sid, json: JSON.stringify(record) };
  }
}
