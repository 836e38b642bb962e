import type { Exchange } from '../../exchange';
import { createSid } from '../../sids';
import type { Recording, RecordingSource } from '../../state/records';
import { createWav, type SpokenSpan } from '../audio/wav';
import type { Ear, LiveCall } from '../calls/live-call';
import { personSpeakingMs, sayingMs } from '../calls/speaking-time';
import { type RecordingSubscription, reportRecording } from './recording-callback';

export interface RecorderOptions {
  /** The call that the recording belongs to. */
  call: LiveCall;
  source: RecordingSource;
  channels: 1 | 2;
  /** Whether silence before the first and after the last word is cut off. */
  trim: 'trim-silence' | 'do-not-trim';
  subscription: RecordingSubscription;
}

/** Words that somebody is saying, since when (ms of `clock.elapsed`) and on which channel. */
interface Utterance {
  text: string;
  since: number;
  channel: number;
}

/** How long after its end a recording is ready. */
const processingMs = 1000;

/** Records what is said on a call, from its creation until `finish`. */
export class Recorder {
  readonly #exchange: Exchange;
  readonly #options: RecorderOptions;
  /** Milliseconds of `clock.elapsed`, as is everything that is measured from it. */
  readonly #startedAt: number;
  readonly #spoken: SpokenSpan[][];
  readonly #words: string[] = [];
  /** Who speaks now, by the call at whose end they are. */
  readonly #speaking = new Map<LiveCall, Utterance>();
  readonly #stopListening: Array<() => void> = [];
  #recording: Recording;
  #isFinished = false;

  constructor(options: RecorderOptions) {
    const { call, source, channels, subscription } = options;
    this.#options = options;
    this.#exchange = call.exchange;
    const now = call.exchange.clock.now();
    this.#startedAt = call.exchange.clock.elapsed();
    this.#spoken = Array.from({ length: channels }, () => []);
    this.#recording = call.exchange.state.recordings.insert({
      sid: createSid('RE'),
      accountSid: call.record.accountSid,
      callSid: call.sid,
      status: 'in-progress',
      source,
      channels,
      startTime: now,
      duration: -1,
      spokenText: '',
      dateCreated: now,
      dateUpdated: now,
    });
    this.#report(subscription, 'in-progress');
  }

  /** Records the person at a call's end on one of the channels (from 0). */
  hearsPersonOn(call: LiveCall, channel: number): void {
    const ear: Ear = {
      takesSpeech: () => false,
      speechBegins: (text) => {
        this.#speaking.set(call, { text, since: this.#exchange.clock.elapsed(), channel });
      },
      speechEnds: (text) => {
        const since = this.#speaking.get(call)?.since ?? this.#startedAt;
        this.#speaking.delete(call);
        this.#keep({ text, since, channel });
      },
    };
    this.#stopListening.push(call.listensWith(ear));
  }

  /** Records what the person at a call's end hears: Twilio's voice, and who is connected. */
  hearsOthersOn(call: LiveCall, channel: number): void {
    this.#stopListening.push(
      call.onHears(({ kind, text }) => {
        if (kind !== 'said' && kind !== 'played') return;
        const fromMs = this.#exchange.clock.elapsed() - this.#startedAt;
        this.#spoken[channel]?.push({ fromMs, toMs: fromMs + sayingMs(text) });
      }),
    );
  }

  /** Whether nobody has said anything until now. */
  get isSilent(): boolean {
    return this.#speaking.size === 0 && this.#spoken.every(({ length }) => length === 0);
  }

  /**
   * Ends the recording and writes its file; a second call changes nothing. A recording of nothing but
   * silence that was trimmed is absent (16102).
   */
  finish(): Recording {
    if (this.#isFinished) return this.#recording;
    this.#isFinished = true;
    const { call, trim, subscription } = this.#options;
    const { state, clock, alerts } = this.#exchange;
    const isAbsent = this.isSilent && trim === 'trim-silence';
    for (const stop of this.#stopListening) stop();
    for (const cutOff of this.#speaking.values()) this.#keep(this.#saidUntilNow(cutOff));
    const { spoken, durationMs } = this.#cut();
    // Told from its end, as the clock may have been set back meanwhile.
    const startTime = clock.now() - (clock.elapsed() - this.#startedAt);
    this.#recording = {
      ...this.#recording,
      status: isAbsent ? 'absent' : 'completed',
      duration: isAbsent ? 0 : Math.max(1, Math.round(durationMs / 1000)),
      spokenText: this.#words.join(' '),
      startTime,
      dateCreated: startTime,
      dateUpdated: clock.now(),
    };
    const { sid, accountSid } = this.#recording;
    state.recordings.update(sid, this.#recording);
    if (isAbsent) {
      const text = `The recording ${sid} is silent.`;
      alerts.raise({ accountSid, errorCode: 16102, text, subject: { callSid: call.sid } });
    } else state.storage.writeFile(`${sid}.wav`, createWav({ durationMs, spoken }));
    const report = (): void => this.#report(subscription, isAbsent ? 'absent' : 'completed');
    clock.after(processingMs, report, { what: 'The recording is ready', callSid: call.sid });
    return this.#recording;
  }

  #keep({ text, since, channel }: Utterance): void {
    this.#spoken[channel]?.push({
      fromMs: since - this.#startedAt,
      toMs: this.#exchange.clock.elapsed() - this.#startedAt,
    });
    if (text !== '') this.#words.push(text);
  }

  /** The part of somebody's words for which there was time. */
  #saidUntilNow(utterance: Utterance): Utterance {
    const { text, since } = utterance;
    const part = (this.#exchange.clock.elapsed() - since) / personSpeakingMs(text);
    return { ...utterance, text: text.slice(0, Math.round(part * text.length)).trim() };
  }

  #cut(): { spoken: SpokenSpan[][]; durationMs: number } {
    const length = this.#exchange.clock.elapsed() - this.#startedAt;
    const spans = this.#spoken.flat();
    if (this.#options.trim === 'do-not-trim' || spans.length === 0) {
      return { spoken: this.#spoken, durationMs: length };
    }
    const from = Math.min(...spans.map(({ fromMs }) => fromMs));
    const to = Math.min(length, Math.max(...spans.map(({ toMs }) => toMs)));
    const spoken = this.#spoken.map((channel) =>
      channel.map(({ fromMs, toMs }) => ({ fromMs: fromMs - from, toMs: toMs - from })),
    );
    return { spoken, durationMs: to - from };
  }

  #report(
    subscription: RecordingSubscription,
    event: 'in-progress' | 'completed' | 'absent',
  ): void {
    reportRecording({ exchange: this.#exchange, recording: this.#recording, subscription, event });
  }
}
