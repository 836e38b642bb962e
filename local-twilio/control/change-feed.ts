import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange';
import { liveLegs, viewOfLeg } from './leg-view';
import { viewOfClock, viewOfEvent } from './record-views';
import type { EventView, StreamedChanges } from './views';

/** How often live legs are looked at for a change while somebody listens (real ms). */
const lookAtLegsEveryMs = 150;

/** How many of the newest events a new listener gets; `GET /local/timeline` lists all. */
const replayedAtMost = 3000;

/** One message of the event stream. `id` is what a client that comes back names as the last it saw. */
export type Change = {
  [Name in keyof StreamedChanges]: { name: Name; data: StreamedChanges[Name]; id: string };
}[keyof StreamedChanges];

type ChangeListener = (change: Change) => void;

/**
 * Tells listeners of everything that changes. Each change of a timeline event gets a revision, so
 * that a client that was away gets also those events that changed meanwhile, not only the new ones.
 */
export class ChangeFeed {
  readonly #exchange: Exchange;
  /** Revisions start anew with the process and with a reset; this tells them apart. */
  #era = randomUUID();
  #revision = 0;
  /** Event id → revision of its last change, in the order of the changes. */
  readonly #revisions = new Map<string, number>();
  readonly #listeners = new Set<ChangeListener>();
  #legWatch: NodeJS.Timeout | undefined;
  #lastLegs = '[]';

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    for (const event of exchange.timeline.list()) this.#note(event.id);
    exchange.timeline.subscribe((event) => {
      this.#note(event.id);
      if (this.#listeners.size === 0) return;
      this.#tell({ name: 'timeline', data: viewOfEvent(event), id: this.#position });
    });
    exchange.clock.onMoved(() => this.clockChanged());
  }

  /** Listens from now on; answers first what `lastSeen` (a change's id) did not see. */
  listen({ lastSeen, listener }: { lastSeen: string | undefined; listener: ChangeListener }): {
    missed: Change[];
    stop: () => void;
  } {
    this.#listeners.add(listener);
    this.#legWatch ??= setInterval(() => this.#lookAtLegs(), lookAtLegsEveryMs).unref();
    return {
      missed: this.#missedSince(lastSeen),
      stop: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size > 0) return;
        clearInterval(this.#legWatch);
        this.#legWatch = undefined;
      },
    };
  }

  stateChanged(): void {
    this.#tell({ name: 'state', data: {}, id: this.#position });
  }

  clockChanged(): void {
    this.#tell({ name: 'clock', data: viewOfClock(this.#exchange), id: this.#position });
  }

  /** The timeline was replaced: listeners forget what they have and get all of the new one. */
  restarted(): void {
    this.#era = randomUUID();
    this.#revisions.clear();
    for (const event of this.#exchange.timeline.list()) this.#note(event.id);
    this.#tell({ name: 'restart', data: {}, id: this.#position });
    for (const change of this.#allEvents()) this.#tell(change);
  }

  get #position(): string {
    return `${this.#era}:${this.#revision}`;
  }

  #note(eventId: string): void {
    this.#revision += 1;
    this.#revisions.delete(eventId);
    this.#revisions.set(eventId, this.#revision);
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  #missedSince(lastSeen: string | undefined): Change[] {
    const [era, revision] = lastSeen?.split(':') ?? [];
    const timeline: Change[] =
      era === this.#era
        ? this.#eventsAfter(Number(revision))
        : [{ name: 'restart', data: {}, id: this.#position }, ...this.#allEvents()];
    return [
      ...timeline,
      { name: 'legs', data: this.#legs(), id: this.#position },
      { name: 'clock', data: viewOfClock(this.#exchange), id: this.#position },
    ];
  }

  #eventsAfter(revision: number): Change[] {
    return [...this.#revisions]
      .filter(([, own]) => own > revision)
      .flatMap(([eventId]) => this.#changeOf(eventId));
  }

  #allEvents(): Change[] {
    return this.#exchange.timeline
      .list()
      .slice(-replayedAtMost)
      .flatMap(({ id }) => this.#changeOf(id));
  }

  #changeOf(eventId: string): Change[] {
    const event = this.#exchange.timeline.get(eventId);
    if (!event) {
      this.#revisions.delete(eventId);
      return [];
    }
    const data: EventView = viewOfEvent(event);
    return [{ name: 'timeline', data, id: this.#position }];
  }

  #legs() {
    return liveLegs(this.#exchange).map((leg) => viewOfLeg(leg, this.#exchange));
  }

  #lookAtLegs(): void {
    const legs = this.#legs();
    const json = JSON.stringify(legs);
    if (json === this.#lastLegs) return;
    this.#lastLegs = json;
    this.#tell({ name: 'legs', data: legs, id: this.#position });
  }
}
