import { Collection } from './collection';
import type { JournalEntry } from './journal';
import type { Media } from './records';

/** All media; those of one message are found without looking at the others. */
export class MediaFiles extends Collection<Media> {
  readonly #sidsByMessage = new Map<string, Set<string>>();

  /** The media of a message, in the order in which it has them. */
  of(messageSid: string): Media[] {
    return [...(this.#sidsByMessage.get(messageSid) ?? [])].flatMap((sid) => this.get(sid) ?? []);
  }

  override insert(media: Media): Media {
    this.#index(media);
    return super.insert(media);
  }

  override delete(sid: string): boolean {
    const media = this.get(sid);
    if (media) this.#sidsByMessage.get(media.parentSid)?.delete(sid);
    return super.delete(sid);
  }

  override restore(entry: JournalEntry): void {
    const before = this.get(entry.key);
    super.restore(entry);
    const media = this.get(entry.key);
    if (media) this.#index(media);
    else if (before) this.#sidsByMessage.get(before.parentSid)?.delete(entry.key);
  }

  #index({ sid, parentSid }: Media): void {
    const sids = this.#sidsByMessage.get(parentSid);
    if (sids) sids.add(sid);
    else this.#sidsByMessage.set(parentSid, new Set([sid]));
  }
}
