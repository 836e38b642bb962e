import type { Exchange } from '../exchange';
import { attachmentFile } from '../state/mail-records';
import type { State } from '../state/state';
import type { TimelineEvent } from '../timeline';

/** Puts back the records of one collection. */
type PutBack = () => void;

interface Snapshot {
  events: TimelineEvent[];
  putBack: PutBack[];
  /** Names of stored files that nothing but this snapshot refers to. */
  files: string[];
}

/**
 * Forgets what happened (calls, messages, mail, recordings, alerts, timeline, faults) and keeps what is
 * set up (account, numbers, phones, deployments). One reset can be undone until the next one.
 */
export class Reset {
  readonly #exchange: Exchange;
  #snapshot: Snapshot | undefined;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  get canUndo(): boolean {
    return this.#snapshot !== undefined;
  }

  /** Ends live calls, then forgets. Resolves when no webhook of the old calls is under way. */
  async reset(): Promise<void> {
    const { state, timeline, faults, voice, messaging, clock } = this.#exchange;
    voice.endAllCalls();
    await clock.settled();
    this.#deleteFilesOf(this.#snapshot);
    this.#snapshot = {
      events: timeline.list(),
      files: storedFiles(state),
      putBack: [
        empty(state.calls),
        empty(state.messages),
        empty(state.optOuts),
        empty(state.stickySenders),
        empty(state.whatsappSessions),
        empty(state.media),
        empty(state.recordings),
        empty(state.transcriptions),
        empty(state.alerts),
        empty(state.functionLogs),
        empty(state.mails),
        empty(state.mailDeliveries),
        empty(state.mailBounces),
        empty(state.mailUnsubscribes),
      ],
    };
    messaging.forgetScheduled();
    timeline.clear();
    faults.clear();
  }

  /** Puts back what the last reset forgot; what happened since then stays. Tells whether there was one. */
  undo(): boolean {
    if (!this.#snapshot) return false;
    for (const putBack of this.#snapshot.putBack) putBack();
    this.#exchange.messaging.resumeScheduled();
    this.#exchange.timeline.restore(this.#snapshot.events);
    this.#snapshot = undefined;
    return true;
  }

  #deleteFilesOf(snapshot: Snapshot | undefined): void {
    for (const file of snapshot?.files ?? []) this.#exchange.state.storage.deleteFile(file);
  }
}

function empty<R extends { readonly sid: string }>(collection: {
  list(): R[];
  clear(): void;
  insert(record: R): unknown;
}): PutBack {
  const forgotten = collection.list().reverse();
  collection.clear();
  return () => {
    const since = collection.list().reverse();
    collection.clear();
    for (const record of [...forgotten, ...since]) collection.insert(record);
  };
}

function storedFiles({ recordings, media, mails }: State): string[] {
  return [
    ...recordings.list().map(({ sid }) => `${sid}.wav`),
    ...media.list().map(({ sid }) => sid),
    ...mails
      .list()
      .flatMap(({ sid, attachments }) => attachments.map((_, index) => attachmentFile(sid, index))),
  ];
}
