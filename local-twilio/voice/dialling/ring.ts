import type { CallBehaviour } from '../../state/phone-records';
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
  const what = (): string => `The call reaches ${call.record.to}`;
  await exchange.clock.waits(connectingMs, undefined, { what, callSid: call.sid });
  if (call.isOver) return 'ended';
  call.awaiting = { kind: 'answer', until: exchange.clock.now() + timeoutMs };
  const timeout = call.later({
    ms: timeoutMs,
    what: () => `${call.record.to} has not answered: ringing ends`,
    run: () => call.ends('no-answer', 487),
  });
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
  const { voice } = call.exchange;
  const { to } = call.record;
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
  if (behaviour === 'answers') {
    reacts(call, { ms: pickUpMs, what: () => `${to} picks up`, run: () => call.answers() });
  }
  if (behaviour === 'rejects') {
    reacts(call, { ms: pickUpMs, what: () => `${to} declines`, run: () => phone.decline() });
  }
  if (behaviour === 'answering-machine') {
    reacts(call, {
      ms: answeringMachinePicksUpMs,
      what: () => `The answering machine of ${to} picks up`,
      run: () => pickUpByMachine({ call, phone }),
    });
  }
}

/** What a phone does by itself, unless somebody answers it before. */
function reacts(call: LiveCall, reaction: Parameters<LiveCall['later']>[0]): void {
  const timer = call.later(reaction);
  call.onAnswered(() => timer.cancel());
}

/** The machine does not listen: it speaks at once, beeps, records for a while and hangs up. */
function pickUpByMachine({ call, phone }: { call: LiveCall; phone: PhoneEnd }): void {
  const owner = call.exchange.state.phones.get(call.record.to)?.name ?? call.record.to;
  const recordAWhile = (): void => {
    const what = 'The answering machine hangs up';
    call.later({ ms: answeringMachineRecordsMs, what, run: () => call.hangsUp() });
  };
  const greet = (): void =>
    phone.sayAnyway(`You have reached ${owner}. Please leave a message after the beep.`, () =>
      phone.sayAnyway('Beep', recordAWhile),
    );
  call.answers();
  const what = 'The answering machine speaks';
  call.later({ ms: answeringMachineTakesBreathMs, what, run: greet });
}
