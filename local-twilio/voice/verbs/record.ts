import * as z from 'zod';
import type { Recording } from '../../state/records';
import { tellActionOfEndedCall } from '../calls/fetch-document';
import { type RecordEnd, RecordInput } from '../input/record-input';
import { Recorder } from '../recording/recorder';
import {
  type RecordingSubscription,
  recordingEvents,
  recordingParameters,
} from '../recording/recording-callback';
import { transcribe } from '../recording/transcribe';
import {
  count,
  method,
  oneOf,
  seconds,
  someOf,
  text,
  trueOrFalse,
  url,
} from '../twiml/attribute-types';
import {
  applicationError,
  type Continuation,
  continueWithNextVerb,
  defineVerb,
  type Step,
  stop,
} from './verb';

const beepMs = 1000;
/** Seconds: the longest recording, and the longest that is transcribed. */
const longestByDefault = 3600;
const longestTranscribed = 120;

const attributes = z.object({
  action: url(),
  method: method(),
  timeout: seconds({ default: 5 }),
  finishOnKey: text({ default: '1234567890*#', pattern: /^[0-9*#]*$/ }),
  maxLength: count({ default: null, min: 2, max: 14_400 }),
  playBeep: trueOrFalse(true),
  trim: oneOf(['trim-silence', 'do-not-trim'], 'trim-silence'),
  recordingStatusCallback: url(),
  recordingStatusCallbackMethod: method(),
  recordingStatusCallbackEvent: someOf(recordingEvents, ['completed']),
  transcribe: trueOrFalse(false),
  transcribeCallback: url(),
});
type RecordAttributes = z.output<typeof attributes>;

/** <Record>: beeps and records what the person says. Twilio: "TwiML Voice: Record". */
export const record = defineVerb({
  name: 'Record',
  attributes,
  errorCodes: {
    method: 13610,
    timeout: 13611,
    maxLength: 13612,
    finishOnKey: 13613,
    transcribe: 13614,
    playBeep: 13616,
    trim: 13699,
    recordingStatusCallbackEvent: 13621,
  },
  notCovered: ['recordingConfigurationId'],
  async run(values, step) {
    const { call, signal } = step;
    if (values.playBeep) {
      call.hears({ speaker: 'twilio', kind: 'beep', text: 'beep' });
      await call.waits(beepMs, { what: 'The recording begins', signal });
    }
    if (signal.aborted) return stop;
    const { end, recording } = await recordPerson(values, step);
    if (values.transcribe && recording.status === 'completed') {
      const callback = optionalUrl(values.transcribeCallback, step);
      transcribe({ call, recording, callback: { url: callback, method: 'POST' } });
    }
    return continuationAfter({ end, recording, values, step });
  },
});

async function recordPerson(
  values: RecordAttributes,
  step: Step,
): Promise<{ end: RecordEnd; recording: Recording }> {
  const { call, signal } = step;
  const recorder = new Recorder({
    call,
    source: 'RecordVerb',
    channels: 1,
    trim: values.trim,
    subscription: subscriptionOf(values, step),
  });
  const input = new RecordInput({
    clock: call.exchange.clock,
    callSid: call.sid,
    rules: {
      finishOnKey: values.finishOnKey,
      silenceMs: values.timeout,
      longestMs: longestMs(values, step),
    },
  });
  const showAwaited = (): void => {
    if (call.isOver) return;
    call.awaiting = {
      kind: 'recording',
      finishOnKey: values.finishOnKey,
      until: input.until,
    };
  };
  const leave = (): void => {
    recorder.finish();
    input.leave();
  };
  const stopLeaving = call.onEnded(leave);
  signal.addEventListener('abort', leave, { once: true });
  recorder.hearsPersonOn(call, 0);
  showAwaited();
  const stopListening = call.listensWith({
    takesSpeech: () => true,
    keyPressed: (key) => input.keyPressed(key),
    speechBegins: () => {
      input.speechBegins();
      showAwaited();
    },
    speechEnds: () => {
      input.speechEnds();
      showAwaited();
    },
  });

  const end = await input.ended;
  stopListening();
  stopLeaving();
  signal.removeEventListener('abort', leave);
  if (end.kind !== 'left') call.awaiting = { kind: 'nothing' };
  return { end, recording: recorder.finish() };
}

function subscriptionOf(values: RecordAttributes, step: Step): RecordingSubscription {
  return {
    url: optionalUrl(values.recordingStatusCallback, step),
    method: values.recordingStatusCallbackMethod,
    events: values.recordingStatusCallbackEvent,
  };
}

function optionalUrl(reference: string, { document, element }: Step): string {
  return reference === '' ? '' : (document.resolve(element, reference) ?? '');
}

function longestMs(values: RecordAttributes, { document, element }: Step): number {
  const asked = values.maxLength ?? (values.transcribe ? longestTranscribed : longestByDefault);
  if (values.transcribe && asked > longestTranscribed) {
    const text = `Recordings are transcribed up to ${longestTranscribed} s, not ${asked} s.`;
    document.warns(element, 13615, text);
  }
  return asked * 1000;
}

async function continuationAfter({
  end,
  recording,
  values,
  step,
}: {
  end: RecordEnd;
  recording: Recording;
  values: RecordAttributes;
  step: Step;
}): Promise<Continuation> {
  const { call, document, element } = step;
  const isSilent = recording.status === 'absent';
  if (call.isRedirected) return stop;
  if (isSilent && call.exchange.voice.behaviour.silentRecording === 'falls-through') {
    return continueWithNextVerb;
  }
  const next = document.request({
    element,
    webhook: 'voice.record.action',
    action: values.action,
    method: values.method,
    more: { ...recordingParameters(recording), ...digitsOf(end) },
  });
  if (!next) return applicationError;
  if (!call.isOver) return { kind: 'go-to', document: next };
  await tellActionOfEndedCall(call, next);
  return stop;
}

function digitsOf(end: RecordEnd): Record<string, string> {
  if (end.kind === 'key') return { Digits: end.key };
  return end.kind === 'left' ? { Digits: 'hangup' } : {};
}
