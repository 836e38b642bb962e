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
  const until = awaiting.kind === 'nothing' ? null : awaiting.until;
  const secondsLeft = until ? Math.max(0, Math.ceil((Date.parse(until) - now.value) / 1000)) : null;
  return (
    <p class={`awaiting${awaiting.kind === 'nothing' ? '' : ' is-waiting'}`}>
      {isOver ? 'The call is over.' : describe(awaiting)}
      {secondsLeft !== null && <span class="countdown">{secondsLeft} s left</span>}
    </p>
  );
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
      return 'Connected';
  }
}

function keysWanted({ numDigits, finishOnKey }: { numDigits: number | null; finishOnKey: string }) {
  if (numDigits === 1) return 'a key';
  if (numDigits) return `${numDigits} keys`;
  return finishOnKey ? `keys, then ${finishOnKey}` : 'keys';
}
