import * as z from 'zod';
import { childrenOf } from '../../twiml/parse';
import type { LiveCall } from '../calls/live-call';
import { standardParameters } from '../calls/request-parameters';
import { sendReport } from '../calls/send-report';
import { checkSpeech } from '../input/check-speech';
import { type GatherEnd, GatherInput, type GatherRules } from '../input/gather-input';
import { count, method, seconds, someOf, text, trueOrFalse, url } from '../twiml/attribute-types';
import { pause } from './pause';
import { play } from './play';
import { say } from './say';
import {
  applicationError,
  type Continuation,
  continueWithNextVerb,
  defineVerb,
  type Step,
  stop,
} from './verb';

/** The pause after which `speechTimeout="auto"` takes words to be complete. */
const autoSpeechTimeoutMs = 1000;
/** How sure the local Twilio is of words that were typed. */
const confidence = '0.9';
const prompts = new Map([say, play, pause].map((verb) => [verb.name, verb]));

const attributes = z.object({
  input: someOf(['dtmf', 'speech'], ['dtmf']),
  action: url(),
  method: method(),
  timeout: seconds({ default: 5 }),
  speechTimeout: text({ pattern: /^\s*(auto|[1-9]\d*)?\s*$/ }),
  finishOnKey: text({ default: '#', pattern: /^[0-9#*]?$/ }),
  numDigits: count({ default: null, min: 1 }),
  bargeIn: trueOrFalse(true),
  actionOnEmptyResult: trueOrFalse(false),
  partialResultCallback: url(),
  partialResultCallbackMethod: method(),
});
type GatherAttributes = z.output<typeof attributes>;

/** <Gather>: takes keys and words while prompts play and after. Twilio: "TwiML Voice: Gather". */
export const gather = defineVerb({
  name: 'Gather',
  attributes,
  errorCodes: {
    finishOnKey: 13310,
    method: 13312,
    timeout: 13313,
    numDigits: 13314,
    input: 13326,
    speechTimeout: 13327,
    partialResultCallbackMethod: 13329,
    bargeIn: 13332,
    actionOnEmptyResult: 13338,
  },
  withoutEffect: ['hints', 'language', 'profanityFilter', 'speechModel', 'enhanced', 'debug'],
  notCovered: ['maxSpeechTime'],
  children: ['Say', 'Play', 'Pause'],
  childErrorCode: 13320,
  async run(values, step) {
    const { call, signal } = step;
    const playing = new AbortController();
    const input = new GatherInput({
      rules: rulesOf({ ...values, speechTimeout: checkSpeech(values.speechTimeout, step) }),
      clock: call.exchange.clock,
      callSid: call.sid,
      onInput: () => playing.abort(),
    });
    const isLeft = (): void => {
      playing.abort();
      input.abandon();
    };
    signal.addEventListener('abort', isLeft, { once: true });
    let promptsPlay = true;
    const stopListening = call.listensWith({
      takesSpeech: () => !promptsPlay || (values.bargeIn && values.input.includes('speech')),
      keyPressed: (key) => {
        input.keyPressed(key);
        showAwaited(call, values, input);
      },
      speechBegins: () => {
        input.speechBegins();
        showAwaited(call, values, input);
      },
      speechEnds: (words) => {
        if (values.input.includes('speech')) reportPartial(words, values, step);
        input.speechEnds(words);
        showAwaited(call, values, input);
      },
    });
    showAwaited(call, values, input);

    await playPrompts(step, playing.signal);
    promptsPlay = false;
    input.promptsAreOver();
    showAwaited(call, values, input);
    call.tellListeningChanged();
    const end = await input.ended;

    stopListening();
    signal.removeEventListener('abort', isLeft);
    if (signal.aborted) return stop;
    call.awaiting = { kind: 'nothing' };
    return continuationAfter(end, values, step);
  },
});

function rulesOf(values: GatherAttributes): GatherRules {
  const { input, finishOnKey, numDigits, timeout, speechTimeout } = values;
  const pause = speechTimeout.trim();
  return {
    accepts: input,
    finishOnKey,
    numDigits,
    timeoutMs: timeout,
    speechTimeoutMs:
      pause === '' ? timeout : pause === 'auto' ? autoSpeechTimeoutMs : Number(pause) * 1000,
  };
}

async function playPrompts(step: Step, signal: AbortSignal): Promise<void> {
  const { call, document } = step;
  for (const element of childrenOf(step.element)) {
    if (signal.aborted) return;
    const verb = prompts.get(element.name);
    if (!verb) continue;
    const { name: nested, attributes, line, column } = element;
    const place = { documentEventId: document.eventId, line, column };
    call.beginsVerb({ ...place, verb: nested, attributes: { ...attributes } });
    await verb.run({ call, element, document, signal });
  }
}

function continuationAfter(end: GatherEnd, values: GatherAttributes, step: Step): Continuation {
  if (end.kind === 'nothing' && !values.actionOnEmptyResult) return continueWithNextVerb;
  const next = step.document.request({
    element: step.element,
    webhook: 'voice.gather.action',
    action: values.action,
    method: values.method,
    more: resultOf(end),
  });
  return next ? { kind: 'go-to', document: next } : applicationError;
}

function resultOf(end: GatherEnd): Record<string, string> {
  switch (end.kind) {
    case 'digits':
      return end.finishedOnKey === null
        ? { Digits: end.digits }
        : { Digits: end.digits, FinishedOnKey: end.finishedOnKey };
    case 'speech':
      return { SpeechResult: end.text, Confidence: confidence };
    case 'nothing':
      return { Digits: '' };
  }
}

function showAwaited(call: LiveCall, values: GatherAttributes, input: GatherInput): void {
  if (call.isOver) return;
  const { input: accepts, numDigits, finishOnKey } = values;
  call.awaiting = { kind: 'input', accepts, numDigits, finishOnKey, until: input.until };
}

/** Words that are not final yet. Twilio: "TwiML Voice: Gather", partialResultCallback. */
function reportPartial(words: string, values: GatherAttributes, step: Step): void {
  const { call, document, element } = step;
  if (values.partialResultCallback === '') return;
  const url = document.resolve(element, values.partialResultCallback);
  if (url === undefined) return;
  void sendReport(call.exchange, {
    webhook: 'voice.gather.partial',
    accountSid: call.record.accountSid,
    method: values.partialResultCallbackMethod,
    url,
    subject: { callSid: call.sid },
    parameters: {
      ...standardParameters(call.record),
      SequenceNumber: '0',
      StableSpeechResult: words,
      UnstableSpeechResult: '',
      Stability: confidence,
    },
  });
}
