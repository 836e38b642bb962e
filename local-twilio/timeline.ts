import type { MailStatus } from './state/mail-records';
import type { CallStatus, MessageStatus } from './state/records';
import type { MailWebhookKind, WebhookKind } from './webhooks/webhook-kinds';

/** What an event is about; the console groups by these. */
export interface Subject {
  callSid?: string;
  messageSid?: string;
  /** A mail on its way to one recipient. */
  mailSid?: string;
}

/** A request that the local Twilio made to somebody's URL, or will have made. */
export interface WebhookExchange {
  webhook: WebhookKind | MailWebhookKind;
  method: 'GET' | 'POST';
  url: string;
  parameters: Record<string, string>;
  requestHeaders: Record<string, string>;
  /** What was posted, where that is no form. */
  requestBody?: string;
  /** `null` while the answer is awaited or when none came. */
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string;
  durationMs: number | null;
  /** Twilio's error code when the exchange failed. */
  errorCode: number | null;
  /** 1, or 2 after the one retry on a connection failure. */
  attempt: number;
  /** `fallback` when the first URL failed and this is the other one. */
  role: 'primary' | 'fallback';
}

/** Somebody's request to the local Twilio's REST API. */
export interface ApiExchange {
  operation: string;
  method: string;
  url: string;
  parameters: Record<string, string>;
  /** What was sent, where that is no form. */
  requestBody?: string;
  status: number;
  responseBody: string;
  durationMs: number;
  errorCode: number | null;
}

/** One line of what happened on a call, as the person at that leg lived it. */
export interface ConversationEntry {
  callSid: string;
  speaker: 'twilio' | 'person' | 'other-party';
  kind: 'said' | 'played' | 'pressed' | 'beep' | 'silence' | 'ringback' | 'connected';
  /** The words, the keys; with `connected` the number of the person at the other end, E.164. */
  text: string;
}

/** A TwiML verb that begins to run. */
export interface VerbStart {
  callSid: string;
  /** The webhook event whose answer holds the document; `null` for TwiML given over REST. */
  documentEventId: string | null;
  verb: string;
  attributes: Record<string, string>;
  /** Position in the document, both from 1. */
  line: number;
  column: number;
}

export type EventDetail =
  | { kind: 'webhook'; exchange: WebhookExchange }
  | { kind: 'api'; exchange: ApiExchange }
  | { kind: 'call-status'; status: CallStatus; from: string; to: string; direction: string }
  | { kind: 'verb'; verb: VerbStart }
  | { kind: 'conversation'; entry: ConversationEntry }
  | {
      kind: 'message-status';
      status: MessageStatus;
      from: string;
      to: string;
      body: string;
      direction: string;
      errorCode: number | null;
    }
  | {
      kind: 'mail-status';
      status: MailStatus;
      from: string;
      to: string;
      mailSubject: string;
      reason: string | null;
    }
  | {
      kind: 'alert';
      alertSid: string;
      errorCode: number;
      level: string;
      title: string;
      text: string;
    }
  | { kind: 'function-log'; path: string; level: 'info' | 'warn' | 'error'; text: string }
  | { kind: 'deployment'; domainName: string; text: string }
  | { kind: 'control'; text: string };

export type TimelineEvent = EventDetail & {
  /** Sortable and unique; a changed event keeps it. */
  id: string;
  /** Epoch milliseconds of the local Twilio's clock. */
  at: number;
  subject: Subject;
};

/** An event as it is kept. */
export type StoredEvent = { sid: string; event: TimelineEvent };

type EventListener = (event: TimelineEvent) => void;

/** Everything that happened, newest last, for the console and for people who debug. Bounded. */
export class Timeline {
  readonly #now: () => number;
  readonly #limit: number;
  readonly #keep: { insert(record: StoredEvent): unknown; delete(sid: string): unknown };
  readonly #events = new Map<string, TimelineEvent>();
  readonly #listeners = new Set<EventListener>();
  #last = 0;
  /** Nothing is kept up to this number: where the search for the oldest event goes on. */
  #dropped = 0;

  constructor({
    now,
    keep,
    kept,
    limit = 20_000,
  }: {
    now: () => number;
    keep: { insert(record: StoredEvent): unknown; delete(sid: string): unknown };
    /** Events of an earlier run, oldest first. */
    kept: StoredEvent[];
    limit?: number;
  }) {
    this.#now = now;
    this.#keep = keep;
    this.#limit = limit;
    for (const { sid, event } of kept) {
      this.#events.set(sid, event);
      this.#last = Math.max(this.#last, Number(sid));
    }
  }

  /** Notes an event and answers its id. */
  add(detail: EventDetail, subject: Subject): string {
    this.#last += 1;
    const id = eventId(this.#last);
    this.#put({ ...detail, id, at: this.#now(), subject });
    // Not the Map's own first key: finding it gets slow when many before it were deleted.
    while (this.#events.size > this.#limit) {
      this.#dropped += 1;
      const oldest = eventId(this.#dropped);
      if (this.#events.delete(oldest)) this.#keep.delete(oldest);
    }
    return id;
  }

  /** Puts the detail of an event (a finished webhook) in the place of its first one. */
  replace(id: string, detail: EventDetail): void {
    const known = this.#events.get(id);
    if (known) this.#put({ ...detail, id, at: known.at, subject: known.subject });
  }

  get(id: string): TimelineEvent | undefined {
    return this.#events.get(id);
  }

  /** Events in order; `after` skips those up to and with that id. */
  list({ after = '', subject = {} }: { after?: string; subject?: Subject } = {}): TimelineEvent[] {
    return [...this.#events.values()].filter(
      (event) =>
        event.id > after &&
        (subject.callSid === undefined || event.subject.callSid === subject.callSid) &&
        (subject.messageSid === undefined || event.subject.messageSid === subject.messageSid) &&
        (subject.mailSid === undefined || event.subject.mailSid === subject.mailSid),
    );
  }

  /** Tells of every new and every changed event. Answers how to stop that. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    for (const id of this.#events.keys()) this.#keep.delete(id);
    this.#events.clear();
  }

  /** Puts back events that {@link clear} took away, before those that came since. */
  restore(events: readonly TimelineEvent[]): void {
    const since = this.list();
    this.clear();
    this.#dropped = 0;
    for (const event of [...events, ...since]) {
      this.#events.set(event.id, event);
      this.#keep.insert({ sid: event.id, event });
    }
  }

  #put(event: TimelineEvent): void {
    this.#events.set(event.id, event);
    this.#keep.insert({ sid: event.id, event });
    for (const listener of this.#listeners) listener(event);
  }
}

function eventId(number: number): string {
  return String(number).padStart(9, '0');
}
