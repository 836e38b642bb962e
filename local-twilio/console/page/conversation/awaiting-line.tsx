import type { JSX } from 'preact';
import type { AwaitingView } from '../../../control/views';
import { now } from '../state/clock';

/** What the call waits for at this moment, and for how long. Keeps its height when there is nothing. */
export function AwaitingLine({
  awaiting,
  isOver,
}: {
  awaiting: AwaitingView;
  isOver: boolean;
}): JSX.Element {
  return (
    <p class={`awaiting${awaiting.kind === 'nothing' ? '' : ' is-waiting'}`}>
      {isOver ? 'The call is over.' : describe(awaiting)}
      <span>{remaining(awaiting, now.value)}</span>
    </p>
  );
}

function remaining(awaiting: AwaitingView, at: number): string {
  if (awaiting.kind === 'nothing') return '';
  if (awaiting.until) {
    return `${Math.max(0, Math.ceil((Date.parse(awaiting.until) - at) / 1000))} s left`;
  }
  return awaiting.kind === 'input' ? 'still speaking' : '';
}

function describe(awaiting: AwaitingView): string {
  switch (awaiting.kind) {
    case 'answer':
      return 'This phone rings and waits to be answered';
    case 'other-party':
      return 'Waiting for an answer';
    case 'recording':
      return awaiting.finishOnKey
        ? `Recording; ends with ${awaiting.finishOnKey.split('').join(' or ')}`
        : 'Recording';
    case 'input': {
      const accepted = awaiting.accepts.map((one) =>
        one === 'dtmf' ? keysWanted(awaiting) : 'speech',
      );
      return `Waiting for ${accepted.join(' or ')}`;
    }
    default:
      return 'Connected. What you type below is heard at the other end.';
  }
}

function keysWanted({ numDigits, finishOnKey }: { numDigits: number | null; finishOnKey: string }) {
  if (numDigits === 1) return 'a key';
  if (numDigits) return `${numDigits} keys`;
  return finishOnKey ? `keys, then ${finishOnKey}` : 'keys';
}
