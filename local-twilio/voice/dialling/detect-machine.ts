import type { LiveCall } from '../calls/live-call';

export type MachineDetection = 'off' | 'Enable' | 'DetectMessageEnd';

/** How long listening takes until it is clear who picked up, and until a greeting is over. */
const listeningMs = 3000;
const greetingMs = 12_000;

/**
 * Finds out who picked up before the first document is asked for; `AnsweredBy` says it from then on.
 * Twilio: "Answering Machine Detection" (the synchronous one).
 */
export async function detectMachine(call: LiveCall, detection: MachineDetection): Promise<void> {
  if (detection === 'off' || call.isOver) return;
  const behaviour = call.exchange.state.phones.get(call.record.to)?.calls;
  const isMachine = behaviour === 'answering-machine';
  const ms = isMachine && detection === 'DetectMessageEnd' ? greetingMs : listeningMs;
  await call.waits(ms, { what: 'It is clear who picked up' });
  if (call.isOver) return;
  if (!isMachine) call.answeredBy('human');
  else call.answeredBy(detection === 'Enable' ? 'machine_start' : 'machine_end_beep');
}
