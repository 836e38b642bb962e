import type { Timer } from '../../clock/clock';
import type { TimerLabel } from '../../clock/timer-label';
import type { Exchange } from '../../exchange';
import type { Call, CallStatus } from '../../state/records';
import type { ConversationEntry, VerbStart } from '../../timeline';
import type { WebhookFallback } from '../../webhooks/outcome';
import type { Awaiting, HeardEntry, RunningVerb } from '../leg';
import type { NextDocument } from './next-document';
import { durationParameters, StatusReports, type StatusSubscription } from './status-reports';

/** Somebody or something that takes what the person at the phone says and presses. */
export interface Ear {
  /** Whether words said now are taken; a person waits with speaking until somebody listens. */
  takesSpeech(): boolean;
  keyPressed?(key: string): void;
  speechBegins?(text: string): void;
  speechEnds?(text: string): void;
}

export interface CallOptions {
  exchange: Exchange;
  record: Call;
  subscription: StatusSubscription;
  /** Asked when a document cannot be fetched or read. */
  fallback?: WebhookFallback | undefined;
}

/** Why a document's signal is aborted; given, so that no error with a stack is made for it. */
const leftDocument = 'left';
const nothingAwaited: Awaiting = { kind: 'nothing' };

/** A call that is going on: its record, what is said on it, and who listens. */
export class LiveCall {
  readonly exchange: Exchange;
  readonly sid: string;
  readonly fallback: WebhookFallback | undefined;
  /** Cookies of the servers that were asked about this call. */
  readonly cookies = new Map<string, string>();
  readonly heard: HeardEntry[] = [];
  awaiting: Awaiting = nothingAwaited;
  running: RunningVerb | null = null;
  /** The number at the other end of the bridge, while there is one. */
  connectedTo: string | null = null;
  /** `whisper`: a document runs on a dialled call before it is connected; it must not dial itself. */
  segment: 'own' | 'whisper' = 'own';
  /** `RecordingUrl` and the like, for the callback at the end. */
  recordingParameters: Readonly<Record<string, string>> = {};
  readonly #reports: StatusReports;
  readonly #ears = new Set<Ear>();
  readonly #listeningChanged = new Set<() => void>();
  readonly #answered = new Set<() => void>();
  readonly #ended = new Set<() => void>();
  readonly #hears = new Set<(entry: ConversationEntry) => void>();
  #record: Call;
  #script = new AbortController();
  #next: NextDocument | undefined;

  constructor({ exchange, record, subscription, fallback }: CallOptions) {
    this.exchange = exchange;
    this.sid = record.sid;
    this.fallback = fallback;
    this.#record = exchange.state.calls.insert(record);
    this.#reports = new StatusReports({ exchange, subscription });
    this.#noteStatus();
    exchange.voice.follows(this);
  }

  get record(): Call {
    return this.#record;
  }

  get isOver(): boolean {
    return this.#record.endTime !== null;
  }

  get isAnswered(): boolean {
    return this.#record.answerTime !== null;
  }

  /** Ends the document that runs now: the call is over, or goes on with another document. */
  get signal(): AbortSignal {
    return this.#script.signal;
  }

  /** Waits on the local clock, at most until the present document ends. `what` says for what. */
  waits(
    ms: number,
    { what, signal = this.signal }: { what: TimerLabel['what']; signal?: AbortSignal },
  ): Promise<void> {
    return this.exchange.clock.waits(ms, signal, { what, callSid: this.sid });
  }

  /** Does something later, unless the call is over by then. `what` says it in words. */
  later({ ms, what, run }: { ms: number; what: TimerLabel['what']; run: () => void }): Timer {
    const timer = this.exchange.clock.after(ms, run, { what, callSid: this.sid });
    this.onEnded(() => timer.cancel());
    return timer;
  }

  /** Dialling out begins. Only a callback tells of this status. */
  initiates(): void {
    this.#change({ status: 'initiated' });
    this.#reports.tell({ event: 'initiated', call: this.#record });
  }

  rings(): void {
    this.#change({ status: 'ringing' });
    this.#reports.tell({ event: 'ringing', call: this.#record });
  }

  /** Picks up; does nothing when the call was answered before or is over. */
  answers(): void {
    if (this.isAnswered || this.isOver) return;
    const now = this.exchange.clock.now();
    this.#change({ status: 'in-progress', answerTime: now, startTime: now });
    this.#reports.tell({ event: 'answered', call: this.#record });
    for (const listener of this.#answered) listener();
    this.tellListeningChanged();
  }

  /** Notes who picked up, as answering machine detection found. */
  answeredBy(answeredBy: string): void {
    this.#record = { ...this.#record, answeredBy };
    this.exchange.state.calls.update(this.sid, { answeredBy });
  }

  /** Hangs up for both sides: an answered call is completed, another one was not answered. */
  hangsUp(): void {
    if (this.isAnswered) this.ends('completed', 200);
    else this.ends('no-answer', 487);
  }

  /** Ends the call. Does nothing when it is over. */
  ends(status: CallStatus, sipResponseCode: number): void {
    if (this.isOver) return;
    const now = this.exchange.clock.now();
    const startTime = this.#record.startTime ?? now;
    this.awaiting = nothingAwaited;
    this.running = null;
    this.#change({ status, sipResponseCode, endTime: now, startTime });
    for (const listener of this.#ended) listener();
    this.#script.abort(leftDocument);
    this.#ears.clear();
    this.#reports.tell({
      event: 'completed',
      call: this.#record,
      more: {
        ...durationParameters(this.#record),
        SipResponseCode: String(sipResponseCode),
        ...this.recordingParameters,
      },
    });
  }

  /** Ends without any callback: canceled over REST while it was queued. */
  vanishes(): void {
    if (this.isOver) return;
    this.#change({ status: 'canceled', endTime: this.exchange.clock.now() });
    for (const listener of this.#ended) listener();
    this.#script.abort(leftDocument);
  }

  /** Leaves the present document and goes on with another one. */
  goesOnWith(next: NextDocument): void {
    this.#next = next;
    this.#script.abort(leftDocument);
  }

  /** The document that was put in the place of the former one, if any; its run begins. */
  takeNext(): NextDocument | undefined {
    const next = this.#next;
    this.#next = undefined;
    if (!this.isOver && this.#script.signal.aborted) this.#script = new AbortController();
    return next;
  }

  get isRedirected(): boolean {
    return this.#next !== undefined;
  }

  /** The person at this leg hears something. */
  hears(entry: Omit<ConversationEntry, 'callSid'>): void {
    this.#converse({ ...entry, callSid: this.sid });
  }

  personPresses(key: string): void {
    this.#converse({ callSid: this.sid, speaker: 'person', kind: 'pressed', text: key });
    for (const ear of [...this.#ears]) ear.keyPressed?.(key);
  }

  personBeginsToSay(text: string): void {
    this.#converse({ callSid: this.sid, speaker: 'person', kind: 'said', text });
    for (const ear of [...this.#ears]) ear.speechBegins?.(text);
  }

  personHasSaid(text: string): void {
    for (const ear of [...this.#ears]) ear.speechEnds?.(text);
  }

  /** From now on `ear` takes what the person says and presses. Answers how to stop that. */
  listensWith(ear: Ear): () => void {
    this.#ears.add(ear);
    this.tellListeningChanged();
    return () => this.#ears.delete(ear);
  }

  get takesSpeech(): boolean {
    for (const ear of this.#ears) if (ear.takesSpeech()) return true;
    return false;
  }

  /** Has to be called when an ear begins to take speech. */
  tellListeningChanged(): void {
    for (const listener of this.#listeningChanged) listener();
  }

  onListeningChanged(listener: () => void): void {
    this.#listeningChanged.add(listener);
  }

  onAnswered(listener: () => void): void {
    this.#answered.add(listener);
  }

  /** Before the last callback goes out. Answers how to stop listening. */
  onEnded(listener: () => void): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }

  onHears(listener: (entry: ConversationEntry) => void): () => void {
    this.#hears.add(listener);
    return () => this.#hears.delete(listener);
  }

  beginsVerb(start: Omit<VerbStart, 'callSid'>): void {
    const { verb, documentEventId, line, column } = start;
    this.running = { verb, documentEventId, line, column };
    this.exchange.timeline.add(
      { kind: 'verb', verb: { ...start, callSid: this.sid } },
      { callSid: this.sid },
    );
  }

  /** The clock was set forward or back (ms): all of this call's times keep their distance from now. */
  shiftBy(ms: number): void {
    const shifted = (time: number | null): number | null => (time === null ? null : time + ms);
    const { dateCreated, startTime, answerTime } = this.#record;
    this.#change({
      dateCreated: dateCreated + ms,
      startTime: shifted(startTime),
      answerTime: shifted(answerTime),
    });
    if (this.awaiting.kind !== 'nothing') {
      this.awaiting = { ...this.awaiting, until: shifted(this.awaiting.until) };
    }
    for (const [index, entry] of this.heard.entries()) {
      this.heard[index] = { ...entry, at: entry.at + ms };
    }
  }

  raises(errorCode: number, text: string): void {
    const { accountSid } = this.#record;
    this.exchange.alerts.raise({ accountSid, errorCode, text, subject: { callSid: this.sid } });
  }

  #converse(entry: ConversationEntry): void {
    this.heard.push({ ...entry, at: this.exchange.clock.now() });
    this.exchange.timeline.add({ kind: 'conversation', entry }, { callSid: this.sid });
    if (entry.speaker !== 'person') for (const listener of this.#hears) listener(entry);
  }

  #change(changes: Partial<Call>): void {
    const dateUpdated = this.exchange.clock.now();
    const isNewStatus = changes.status !== undefined && changes.status !== this.#record.status;
    this.#record = { ...this.#record, ...changes, dateUpdated };
    this.exchange.state.calls.update(this.sid, this.#record);
    if (isNewStatus) this.#noteStatus();
  }

  #noteStatus(): void {
    const { status, from, to, direction } = this.#record;
    this.exchange.timeline.add(
      { kind: 'call-status', status, from, to, direction },
      { callSid: this.sid },
    );
  }
}
