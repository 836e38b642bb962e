import type { HttpMethod } from '../../state/records';
import type { LiveCall } from '../calls/live-call';
import { Recorder } from '../recording/recorder';
import { type RecordingEvent, recordingParameters } from '../recording/recording-callback';
import type { Step } from '../verbs/verb';

/** The values of `<Dial record>`; `true` is the older form of `record-from-answer`. */
export const conversationRecordings = [
  'do-not-record',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
  'true',
  'false',
] as const;

/** What a Dial says about the recording of its conversation. */
export interface ConversationAttributes {
  record: (typeof conversationRecordings)[number];
  trim: 'trim-silence' | 'do-not-trim';
  recordingStatusCallback: string;
  recordingStatusCallbackMethod: HttpMethod;
  recordingStatusCallbackEvent: readonly RecordingEvent[];
}

/** Whether the recording begins while the phones still ring. */
export function isRecordedFromRinging({ record }: ConversationAttributes): boolean {
  return record.startsWith('record-from-ringing');
}

/** Whether the recording begins when somebody is connected. */
export function isRecordedFromAnswer({ record }: ConversationAttributes): boolean {
  return record === 'true' || record.startsWith('record-from-answer');
}

/** Begins the recording of a conversation; `-dual` gives each person a channel. */
export function startRecorder(
  values: ConversationAttributes,
  { call, document, element }: Step,
): Recorder {
  const reference = values.recordingStatusCallback;
  return new Recorder({
    call,
    source: 'DialVerb',
    channels: values.record.endsWith('-dual') ? 2 : 1,
    trim: values.trim,
    subscription: {
      url: reference === '' ? '' : (document.resolve(element, reference) ?? ''),
      method: values.recordingStatusCallbackMethod,
      events: values.recordingStatusCallbackEvent,
    },
  });
}

/** Records both people; the callee's last callback has to name the recording. */
export function recordBoth({
  recorder,
  caller,
  callee,
  values,
}: {
  recorder: Recorder;
  caller: LiveCall;
  callee: LiveCall;
  values: ConversationAttributes;
}): void {
  recorder.hearsPersonOn(caller, 0);
  recorder.hearsPersonOn(callee, values.record.endsWith('-dual') ? 1 : 0);
  callee.onEnded(() => {
    callee.recordingParameters = recordingParameters(recorder.finish());
  });
}
