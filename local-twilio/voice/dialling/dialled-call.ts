import { LiveCall } from '../calls/live-call';
import { newCallRecord } from '../calls/new-record';
import { runScript, runWholeCall } from '../calls/script';
import type { RunningDocument } from '../twiml/running-document';
import { soundKeys } from '../verbs/play';
import type { DialTarget } from './dial-targets';
import { ring } from './ring';

/** A call that a Dial makes, as a child of the call that dials. */
export interface DialledCall {
  call: LiveCall;
  target: DialTarget;
}

/** Makes the call of one number. It does not ring yet. */
export function createDialledCall({
  parent,
  target,
  callerId,
  document,
}: {
  parent: LiveCall;
  target: DialTarget;
  callerId: string;
  document: RunningDocument;
}): DialledCall {
  const { exchange, record } = parent;
  const { statusCallback, statusCallbackMethod, statusCallbackEvent } = target.attributes;
  const call = new LiveCall({
    exchange,
    fallback: parent.fallback,
    subscription: {
      url: statusCallback === '' ? '' : (document.resolve(target.element, statusCallback) ?? ''),
      method: statusCallbackMethod,
      events: statusCallbackEvent,
    },
    record: newCallRecord({
      now: exchange.clock.now(),
      accountSid: record.accountSid,
      parentCallSid: record.sid,
      from: callerId,
      to: target.phoneNumber,
      status: 'initiated',
      direction: 'outbound-dial',
    }),
  });
  return { call, target };
}

/**
 * Rings one number until its person can be connected: picked up, and the whisper of `<Number url>` is
 * over. Answers `not-reached` when nobody picked up, or the call ended in the whisper.
 */
export async function reach({
  dialled: { call, target },
  document,
  timeoutMs,
}: {
  dialled: DialledCall;
  document: RunningDocument;
  timeoutMs: number;
}): Promise<'reached' | 'not-reached'> {
  if ((await ring({ call, timeoutMs })) === 'ended') return 'not-reached';
  const { sendDigits, url, method } = target.attributes;
  await soundKeys(sendDigits, { call, signal: call.signal });
  if (url !== '' && !call.isOver) {
    const whisper = document.resolve(target.element, url);
    if (whisper !== undefined) {
      call.segment = 'whisper';
      const request = { kind: 'request', webhook: 'voice.number.whisper', method } as const;
      await runScript(call, { ...request, url: whisper });
      call.segment = 'own';
      call.running = null;
    }
  }
  return call.isOver ? 'not-reached' : 'reached';
}

/** Ends a dialled call that is not to be connected: another one was faster, or nobody waits for it. */
export function cancel({ call }: DialledCall): void {
  if (call.isAnswered) call.hangsUp();
  else call.ends('canceled', 487);
}

/** After a bridge: a callee that was sent to another document goes on alone, any other is hung up on. */
export function leaveCallee(call: LiveCall): void {
  const next = call.takeNext();
  if (next && !call.isOver) void runWholeCall(call, next);
  else call.hangsUp();
}
