import type { Exchange } from '../../exchange';
import type { WebhookFallback } from '../../webhooks/outcome';
import { LiveCall } from '../calls/live-call';
import { newCallRecord } from '../calls/new-record';
import type { NextDocument } from '../calls/next-document';
import { runWholeCall } from '../calls/script';
import type { StatusSubscription } from '../calls/status-reports';
import { Recorder } from '../recording/recorder';
import { type RecordingSubscription, recordingParameters } from '../recording/recording-callback';
import { soundKeys } from '../verbs/play';
import { detectMachine, type MachineDetection } from './detect-machine';
import { ring } from './ring';

/** A call that somebody asks for over REST. Twilio: "Call resource", create. */
export interface CallOrder {
  accountSid: string;
  /** E.164. */
  from: string;
  to: string;
  phoneNumberSid: string | null;
  first: NextDocument;
  fallback: WebhookFallback | undefined;
  subscription: StatusSubscription;
  timeoutMs: number;
  timeLimitMs: number | null;
  sendDigits: string;
  recording: RecordingOrder | undefined;
  machineDetection: MachineDetection;
}

/** The recording of a whole call. */
export interface RecordingOrder {
  channels: 1 | 2;
  trim: 'trim-silence' | 'do-not-trim';
  subscription: RecordingSubscription;
}

/** Makes a queued call; dialling begins after the request that asked for it was answered. */
export function placeCall(exchange: Exchange, order: CallOrder): LiveCall {
  const { accountSid, from, to, phoneNumberSid, subscription, fallback } = order;
  const call = new LiveCall({
    exchange,
    subscription,
    fallback,
    record: newCallRecord({
      now: exchange.clock.now(),
      accountSid,
      from,
      to,
      phoneNumberSid,
      status: 'queued',
      direction: 'outbound-api',
    }),
  });
  call.later({ ms: 0, what: () => `${to} is dialled`, run: () => void run(call, order) });
  return call;
}

async function run(call: LiveCall, order: CallOrder): Promise<void> {
  if ((await ring({ call, timeoutMs: order.timeoutMs })) === 'ended') return;
  if (order.timeLimitMs !== null) endLater(call, order.timeLimitMs);
  if (order.recording) recordWhole(call, order.recording);
  await soundKeys(order.sendDigits, { call, signal: call.signal });
  await detectMachine(call, order.machineDetection);
  if (!call.isOver) await runWholeCall(call, call.takeNext() ?? order.first);
}

function endLater(call: LiveCall, ms: number): void {
  call.later({ ms, what: 'The call reaches its time limit', run: () => call.hangsUp() });
}

function recordWhole(call: LiveCall, { channels, trim, subscription }: RecordingOrder): void {
  const recorder = new Recorder({ call, source: 'OutboundAPI', channels, trim, subscription });
  recorder.hearsPersonOn(call, 0);
  recorder.hearsOthersOn(call, channels - 1);
  call.onEnded(() => {
    call.recordingParameters = recordingParameters(recorder.finish());
  });
}
