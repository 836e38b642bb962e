import type { CallBehaviour } from '../../state/records';
import type { LiveCall } from '../calls/live-call';
import { PhoneEnd } from '../calls/phone-end';
import { joinOwnNumbers } from './trunk';

/** How long the network takes to reach a phone. */
const connectingMs = 500;
/** How long a phone that answers by itself, or whose owner declines, rings before. */
const pickUpMs = 2000;
const answeringMachinePicksUpMs = 8000;
/** Between picking up and the first word. */
const answeringMachineTakesBreathMs = 1000;
/** How long an answering machine records before it hangs up. */
const answeringMachineRecordsMs = 30_000;

/**
 * Dials out: the call is initiated, rings at the far end, and is answered or not. The status at the
 * end is Twilio's for the case (`busy`, `no-answer`, `failed`), with the SIP code of the callback.
 * `timeoutMs` is kept exactly; Twilio lets some calls ring up to 5 seconds longer.
 */
export async function ring({
  call,
  timeoutMs,
}: {
  call: LiveCall;
  timeoutMs: number;
}): Promise<'answered' | 'ended'> {
  const { exchange } = call;
  const decided = new Promise<'answered' | 'ended'>((resolve) => {
    call.onAnswered(() => resolve('answered'));
    call.onEnded(() => resolve('ended'));
  });
  call.initiates();
  await exchange.clock.waits(connectingMs);
  if (call.isOver) return 'ended';
  call.awaiting = { kind: 'answer', until: exchange.clock.now() + timeoutMs };
  const timeout = exchange.clock.after(timeoutMs, () => call.ends('no-answer', 487));
  reachFarEnd(call);
  const outcome = await decided;
  timeout.cancel();
  call.awaiting = { kind: 'nothing' };
  return outcome;
}

function reachFarEnd(call: LiveCall): void {
  const { voice, state } = call.exchange;
  const { from, to } = call.record;
  const incoming = voice.receive({ from, to });
  if (incoming) {
    call.rings();
    joinOwnNumbers({ outgoing: call, incoming });
  } else {
    ringPhone(call, state.phones.get(to)?.calls ?? 'no-answer');
  }
}

function ringPhone(call: LiveCall, behaviour: CallBehaviour): void {
  const { clock, voice } = call.exchange;
  if (behaviour === 'busy') {
    call.ends('busy', 486);
    return;
  }
  if (behaviour === 'unreachable') {
    call.ends('failed', 404);
    return;
  }
  const phone = new PhoneEnd({ call, side: 'callee' });
  voice.register(phone, call);
  call.rings();
  if (behaviour === 'answers') clock.after(pickUpMs, () => call.answers());
  if (behaviour === 'rejects') {
    clock.after(pickUpMs, () => {
      if (call.record.status === 'ringing') phone.decline();
    });
  }
  if (behaviour === 'answering-machine') {
    clock.after(answeringMachinePicksUpMs, () => pickUpByMachine({ call, phone }));
  }
}

/** The machine does not listen: it speaks at once, beeps, records for a while and hangs up. */
function pickUpByMachine({ call, phone }: { call: LiveCall; phone: PhoneEnd }): void {
  if (call.record.status !== 'ringing') return;
  const { clock, state } = call.exchange;
  const owner = state.phones.get(call.record.to)?.name ?? call.record.to;
  call.answers();
  clock.after(answeringMachineTakesBreathMs, () => {
    if (call.isOver) return;
    phone.sayAnyway(`You have reached ${owner}. Please leave a message after the beep.`, () => {
      phone.sayAnyway('Beep', () => {
        clock.after(answeringMachineRecordsMs, () => call.hangsUp());
      });
    });
  });
}
