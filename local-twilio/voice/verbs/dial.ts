import * as z from 'zod';
import type { Recording } from '../../state/records';
import { tellActionOfEndedCall } from '../calls/fetch-document';
import type { LiveCall } from '../calls/live-call';
import { durationSeconds } from '../calls/status-reports';
import { bridge } from '../dialling/bridge';
import { type DialTarget, dialTargets } from '../dialling/dial-targets';
import { leaveCallee } from '../dialling/dialled-call';
import { type DialResult, findSomebody } from '../dialling/find-somebody';
import { phoneNumberFrom } from '../dialling/phone-number';
import { Recorder } from '../recording/recorder';
import { recordingEvents, recordingParameters } from '../recording/recording-callback';
import { method, oneOf, seconds, someOf, text, trueOrFalse, url } from '../twiml/attribute-types';
import { uncoveredDialNouns } from './uncovered';
import {
  applicationError,
  type Continuation,
  continueWithNextVerb,
  defineVerb,
  type Step,
  stop,
} from './verb';

/** A phone rings at least so long, whatever `timeout` says. */
const shortestTimeoutMs = 5000;

const recordings = [
  'do-not-record',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
  'true',
  'false',
] as const;

const attributes = z.object({
  action: url(),
  method: method(),
  timeout: seconds({ default: 30, max: 600 }),
  timeLimit: seconds({ default: 14_400, min: 1, max: 86_400 }),
  callerId: text(),
  hangupOnStar: trueOrFalse(false),
  answerOnBridge: trueOrFalse(false),
  sequential: trueOrFalse(false),
  record: oneOf(recordings, 'do-not-record'),
  recordingStatusCallback: url(),
  recordingStatusCallbackMethod: method(),
  recordingStatusCallbackEvent: someOf(recordingEvents, ['completed']),
  trim: oneOf(['trim-silence', 'do-not-trim'], 'do-not-trim'),
});
type DialAttributes = z.output<typeof attributes>;

/** What came of a Dial. */
interface DialOutcome extends DialResult {
  recording: Recording | undefined;
}

const nobody: DialOutcome = { reached: undefined, calls: [], recording: undefined };

/** <Dial>: rings numbers and connects the one that picks up. Twilio: "TwiML Voice: Dial". */
export const dial = defineVerb({
  name: 'Dial',
  attributes,
  errorCodes: {
    method: 13210,
    timeout: 13212,
    hangupOnStar: 13213,
    callerId: 13214,
    timeLimit: 13216,
    record: 13217,
    sequential: 13218,
    answerOnBridge: 13219,
    trim: 13239,
    recordingStatusCallbackEvent: 13621,
  },
  withoutEffect: ['ringTone', 'recordingTrack', 'callReason'],
  notCovered: ['events', 'passports', 'recordingConfigurationId', 'referMethod', 'referUrl'],
  children: ['Number', ...uncoveredDialNouns],
  childErrorCode: 13215,
  answering: 'by-itself',
  async run(values, step) {
    const { call, document, element } = step;
    if (call.segment === 'whisper') {
      document.warns(element, 13201, 'A call that is dialled cannot dial before it is connected.');
      return continueWithNextVerb;
    }
    if (!values.answerOnBridge) call.answers();
    const targets = dialTargets(element, document);
    const callerId = callerIdFor(values, step);
    const outcome =
      callerId === undefined || targets.length === 0
        ? nobody
        : await talk({ targets, callerId, values, step });
    return continuationAfter(outcome, values, step);
  },
});

/** The caller ID for the callees; `undefined`, with an alert, when it must not be used (13214). */
function callerIdFor({ callerId }: DialAttributes, step: Step): string | undefined {
  const { from, to, accountSid } = step.call.record;
  if (callerId === '') return from;
  const number = phoneNumberFrom(callerId);
  const isOwn = (): boolean =>
    step.call.exchange.state.numbers.find(
      (one) => one.phoneNumber === number && one.accountSid === accountSid,
    ) !== undefined;
  if (number !== undefined && (number === from || number === to || isOwn())) return number;
  const reason =
    'The callerId must be the From or To of this call, or a number of the account; nothing is dialled.';
  step.document.warns(step.element, 13214, reason);
  return undefined;
}

async function talk({
  targets,
  callerId,
  values,
  step,
}: {
  targets: DialTarget[];
  callerId: string;
  values: DialAttributes;
  step: Step;
}): Promise<DialOutcome> {
  const { call, document, signal } = step;
  const timeoutMs = Math.max(shortestTimeoutMs, values.timeout);
  const until = call.exchange.clock.now() + timeoutMs;
  call.awaiting = { kind: 'other-party', until };
  call.hears({ speaker: 'twilio', kind: 'ringback', text: 'ringing' });
  const early = values.record.startsWith('record-from-ringing')
    ? startRecorder(values, step)
    : undefined;
  const result = await findSomebody({
    parent: call,
    targets,
    order: values.sequential ? 'sequential' : 'at-once',
    callerId,
    document,
    timeoutMs,
    signal,
  });
  if (!call.isOver) call.awaiting = { kind: 'nothing' };
  const { reached } = result;
  if (!reached || signal.aborted) {
    if (reached) leaveCallee(reached.call);
    return { ...result, reached: undefined, recording: early?.finish() };
  }
  call.answers();
  const recorder = early ?? (isRecorded(values) ? startRecorder(values, step) : undefined);
  if (recorder) recordBoth({ recorder, caller: call, callee: reached.call, values });
  await bridge({
    caller: call,
    callee: reached.call,
    timeLimitMs: values.timeLimit,
    star: values.hangupOnStar ? 'ends-bridge' : 'is-heard',
  });
  const recording = recorder?.finish();
  leaveCallee(reached.call);
  return { ...result, recording };
}

function isRecorded({ record }: DialAttributes): boolean {
  return record === 'true' || record.startsWith('record-from-answer');
}

function startRecorder(values: DialAttributes, { call, document, element }: Step): Recorder {
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
function recordBoth({
  recorder,
  caller,
  callee,
  values,
}: {
  recorder: Recorder;
  caller: LiveCall;
  callee: LiveCall;
  values: DialAttributes;
}): void {
  recorder.hearsPersonOn(caller, 0);
  recorder.hearsPersonOn(callee, values.record.endsWith('-dual') ? 1 : 0);
  callee.onEnded(() => {
    callee.recordingParameters = recordingParameters(recorder.finish());
  });
}

async function continuationAfter(
  outcome: DialOutcome,
  values: DialAttributes,
  step: Step,
): Promise<Continuation> {
  const { call, document, element } = step;
  if (call.isRedirected) return stop;
  if (values.action === '') return call.isOver ? stop : continueWithNextVerb;
  const next = document.request({
    element,
    webhook: 'voice.dial.action',
    action: values.action,
    method: values.method,
    more: resultOf(outcome, call),
  });
  if (!next) return applicationError;
  if (!call.isOver) return { kind: 'go-to', document: next };
  await tellActionOfEndedCall(call, next);
  return stop;
}

function resultOf({ reached, calls, recording }: DialOutcome, call: LiveCall) {
  const told = reached ?? calls.at(-1);
  return {
    DialCallStatus: reached ? 'completed' : statusWithoutBridge(calls, call),
    ...(told
      ? {
          DialCallSid: told.call.sid,
          DialCallDuration: String(dialledSeconds(told.call)),
        }
      : {}),
    DialBridged: String(reached !== undefined),
    ...(recording ? recordingParameters(recording) : {}),
  };
}

/** How long the callee was connected; one that was sent to another document still is. */
function dialledSeconds({ record, exchange }: LiveCall): number {
  return durationSeconds({ ...record, endTime: record.endTime ?? exchange.clock.now() });
}

/** How a Dial ended in which nobody was connected; of several calls the most hopeful one counts. */
function statusWithoutBridge(calls: DialResult['calls'], parent: LiveCall): string {
  const statuses = calls.map(({ call }) => call.record.status);
  if (statuses.includes('completed')) {
    return parent.isOver ? 'canceled' : parent.exchange.voice.behaviour.endedInWhisper;
  }
  const order = ['no-answer', 'busy', 'canceled'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'failed';
}
