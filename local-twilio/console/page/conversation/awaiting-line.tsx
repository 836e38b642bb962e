import type { JSX } from 'preact';
import type { AwaitingView, LegView } from '../../../control/views';
import { now } from '../state/clock';
import { nameOf } from '../state/world';

/** What the call waits for at this moment, and for how long. Keeps its height when there is nothing. */
export function AwaitingLine({ leg }: { leg: LegView | undefined }): JSX.Element {
  if (!leg) return <p class="awaiting">The call is over.</p>;
  const { awaiting, connectedTo } = leg;
  return (
    <p class={`awaiting${awaiting.kind === 'nothing' && !connectedTo ? '' : ' is-waiting'}`}>
      {awaiting.kind === 'nothing' ? describeLine(leg) : describe(awaiting)}
      <span>{remaining(awaiting, now.value)}</span>
    </p>
  );
}

const speakingVerbs: ReadonlySet<string> = new Set(['Say', 'Play', 'Gather']);

/** Who is at the other end while the call waits for nothing. */
function describeLine({ connectedTo, running, status, side, from, to }: LegView): string {
  if (connectedTo) return `Connected: ${nameOf(connectedTo)} hears what you type below.`;
  if (status !== 'in-progress') return 'It rings. Nobody has picked up yet.';
  if (running && speakingVerbs.has(running.verb)) {
    return `${nameOf(side === 'caller' ? to : from)} is speaking`;
  }
  return 'Nobody is on the line yet.';
}

function remaining(awaiting: AwaitingView, at: number): string {
  if (awaiting.kind === 'nothing') return '';
  if (awaiting.until) {
    return `${Math.max(0, Math.ceil((Date.parse(awaiting.until) - at) / 1000))} s left`;
  }
  return awaiting.kind === 'input' ? 'still speaking' : '';
}

function describe(awaiting: Exclude<AwaitingView, { kind: 'nothing' }>): string {
  switch (awaiting.kind) {
    case 'answer':
      return 'This phone rings and waits to be answered';
    case 'other-party':
      return 'Waiting for an answer';
    case 'recording':
      return awaiting.finishOnKey
        ? `Recording; ends with ${awaiting.finishOnKey.split('').join(' or ')}`
        : 'Recording';
    default: {
      const accepted = awaiting.accepts.map((one) =>
        one === 'dtmf' ? keysWanted(awaiting) : 'speech',
      );
      return `Waiting for ${accepted.join(' or ')}`;
    }
  }
}

function keysWanted({ numDigits, finishOnKey }: { numDigits: number | null; finishOnKey: string }) {
  if (numDigits === 1) return 'a key';
  if (numDigits) return `${numDigits} keys`;
  return finishOnKey ? `keys, then ${finishOnKey}` : 'keys';
}
