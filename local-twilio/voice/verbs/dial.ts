import * as z from 'zod';
import { tellActionOfEndedCall } from '../calls/fetch-document';
import { bridge } from '../dialling/bridge';
import { type DialOutcome, dialParameters } from '../dialling/dial-outcome';
import { type DialTarget, dialTargets } from '../dialling/dial-targets';
import { leaveCallee } from '../dialling/dialled-call';
import { findSomebody } from '../dialling/find-somebody';
import { phoneNumberFrom } from '../dialling/phone-number';
import {
  conversationRecordings,
  isRecordedFromAnswer,
  isRecordedFromRinging,
  recordBoth,
  startRecorder,
} from '../dialling/record-conversation';
import { recordingEvents } from '../recording/recording-callback';
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

const attributes = z.object({
  action: url(),
  method: method(),
  timeout: seconds({ default: 30, max: 600 }),
  timeLimit: seconds({ default: 14_400, min: 1, max: 86_400 }),
  callerId: text(),
  hangupOnStar: trueOrFalse(false),
  answerOnBridge: trueOrFalse(false),
  sequential: trueOrFalse(false),
  record: oneOf(conversationRecordings, 'do-not-record'),
  recordingStatusCallback: url(),
  recordingStatusCallbackMethod: method(),
  recordingStatusCallbackEvent: someOf(recordingEvents, ['completed']),
  trim: oneOf(['trim-silence', 'do-not-trim'], 'do-not-trim'),
});
type DialAttributes = z.output<typeof attributes>;

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
  const early = isRecordedFromRinging(values) ? startRecorder(values, step) : undefined;
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
  const recorder =
    early ?? (isRecordedFromAnswer(values) ? startRecorder(values, step) : undefined);
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
    more: dialParameters(outcome, call),
  });
  if (!next) return applicationError;
  if (!call.isOver) return { kind: 'go-to', document: next };
  await tellActionOfEndedCall(call, next);
  return stop;
}
