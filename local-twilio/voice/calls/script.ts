import { childrenOf, type TwimlElement } from '../../twiml/parse';
import { fetchAudio } from '../audio/fetch-audio';
import { notCoveredWarning, schemaWarning } from '../twiml/read-attributes';
import type { RunningDocument } from '../twiml/running-document';
import { verbs } from '../verbs';
import { uncoveredVerbs } from '../verbs/uncovered';
import type { Continuation } from '../verbs/verb';
import { applicationError, continueWithNextVerb, stop } from '../verbs/verb';
import { DocumentLoop } from './document-loop';
import { fetchDocument } from './fetch-document';
import type { LiveCall } from './live-call';
import type { NextDocument } from './next-document';
import { hasBeenSaid, sayingMs } from './speaking-time';

/** Twilio's limit for one call. */
const longestCallMs = 14_400_000;
/** What Twilio says when a document cannot be run. */
const apology = 'We are sorry, an application error has occurred. Goodbye.';

interface DocumentStep {
  call: LiveCall;
  next: NextDocument;
  loop: DocumentLoop;
}

/**
 * Runs documents, from the first one through all that it leads to. Answers `finished` when a document
 * came to its end with the call still up, `over` when the call ended before.
 */
export async function runScript(call: LiveCall, first: NextDocument): Promise<'finished' | 'over'> {
  const loop = new DocumentLoop(call);
  let next: NextDocument | undefined = first;
  while (next && !call.isOver) {
    const continuation: Continuation = await runDocument({ call, next, loop });
    if (continuation.kind === 'application-error') await apologise(call);
    next = call.takeNext() ?? (continuation.kind === 'go-to' ? continuation.document : undefined);
    if (isTooLong(call)) call.hangsUp();
  }
  return call.isOver ? 'over' : 'finished';
}

/** Runs a call's documents and hangs up behind them. */
export async function runWholeCall(call: LiveCall, first: NextDocument): Promise<void> {
  if ((await runScript(call, first)) === 'over') return;
  call.answers();
  call.hangsUp();
}

/** A defect of the local Twilio costs the one call, and is shown to those who run it. */
async function runDocument(step: DocumentStep): Promise<Continuation> {
  const { call } = step;
  try {
    return await followDocument(step);
  } catch (error) {
    console.error(`The local Twilio failed while it ran the call ${call.sid}.`, error);
    return call.isOver ? stop : applicationError;
  }
}

async function followDocument({ call, next, loop }: DocumentStep): Promise<Continuation> {
  const fetched = await fetchDocument(call, next);
  if (call.isOver || call.signal.aborted) return stop;
  if (!fetched) return applicationError;
  const { instructions, document, url } = fetched;
  switch (instructions.kind) {
    case 'empty':
      return stop;
    case 'speech':
      return speak(call, instructions.text);
    case 'audio':
      return playAnswer(call, url);
    case 'document':
      return loop.watch({
        url,
        run: () => runVerbs({ call, document, root: instructions.root }),
      });
  }
}

async function runVerbs({
  call,
  document,
  root,
}: {
  call: LiveCall;
  document: RunningDocument;
  root: TwimlElement;
}): Promise<Continuation> {
  const { signal } = call;
  for (const element of childrenOf(root)) {
    const continuation = await runVerb({ call, document, element, signal });
    if (continuation.kind !== 'next-verb') return continuation;
    if (signal.aborted) return stop;
  }
  return stop;
}

async function runVerb({
  call,
  document,
  element,
  signal,
}: {
  call: LiveCall;
  document: RunningDocument;
  element: TwimlElement;
  signal: AbortSignal;
}): Promise<Continuation> {
  const verb = verbs.get(element.name);
  if (!verb) {
    warnOfUnknown(document, element);
    return continueWithNextVerb;
  }
  const { name, attributes, line, column } = element;
  const place = { documentEventId: document.eventId, line, column };
  call.beginsVerb({ ...place, verb: name, attributes: { ...attributes } });
  if (verb.answering === 'before') call.answers();
  return verb.run({ call, element, document, signal });
}

function warnOfUnknown(document: RunningDocument, element: TwimlElement): void {
  if (uncoveredVerbs.some((name) => name === element.name)) {
    const text = `The local Twilio does not cover <${element.name}>; the call goes on behind it.`;
    document.warns(element, notCoveredWarning, text);
    return;
  }
  const text = `cvc-complex-type.2.4.a: Invalid content was found starting with element '${element.name}'.`;
  document.warns(element, schemaWarning, text);
}

async function apologise(call: LiveCall): Promise<void> {
  await speak(call, apology);
  call.hangsUp();
}

async function speak(call: LiveCall, text: string): Promise<Continuation> {
  call.answers();
  call.hears({ speaker: 'twilio', kind: 'said', text });
  await call.waits(sayingMs(text), { what: () => hasBeenSaid(text) });
  return stop;
}

async function playAnswer(call: LiveCall, url: string): Promise<Continuation> {
  call.answers();
  const audio = await fetchAudio({ exchange: call.exchange, url });
  if (audio.kind === 'failed') {
    call.raises(audio.errorCode, audio.reason);
    return applicationError;
  }
  call.hears({ speaker: 'twilio', kind: 'played', text: url });
  await call.waits(audio.durationMs, { what: 'The audio has been played' });
  return stop;
}

function isTooLong({ record, exchange, isOver }: LiveCall): boolean {
  const since = record.answerTime ?? record.dateCreated;
  return !isOver && exchange.clock.now() - since >= longestCallMs;
}
