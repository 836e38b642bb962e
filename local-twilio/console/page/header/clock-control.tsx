import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { type ClockMovement, control } from '../api/control-client';
import { clockTime, dayAndTime } from '../format/time';
import { clock, now, receiveClock } from '../state/clock';
import { attempt } from '../state/notices';
import { ScheduledMenu } from './scheduled-menu';

/** An offset below this (ms) is a matter of the network, not a moved clock. */
const unnoticedOffsetMs = 2000;
const rates = [1, 10, 60];

/** The local Twilio's time, how fast it runs, and how to move it. */
export function ClockControl(): JSX.Element {
  const view = clock.value;
  const isMoved = view !== null && (Math.abs(view.offset) > unnoticedOffsetMs || view.rate > 1);
  const next = view?.nextAt ?? null;
  const isMoving = useSignal(false);
  const move = async (movement: ClockMovement): Promise<void> => {
    if (isMoving.value) return;
    isMoving.value = true;
    const moved = await attempt(() => control.moveClock(movement));
    isMoving.value = false;
    if (moved) receiveClock(moved);
  };
  return (
    <fieldset
      class="clock"
      aria-label="Clock of the local Twilio"
      aria-busy={isMoving.value}
      title={isMoving.value ? 'Time passes: what is due happens on the way' : undefined}
    >
      <time
        class={`clock-time${isMoved ? ' is-moved' : ''}`}
        dateTime={new Date(now.value).toISOString()}
      >
        {new Date(now.value).toLocaleDateString('en-GB', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
        })}{' '}
        {clockTime(now.value)}
      </time>
      <SpeedControl rate={view?.rate ?? 1} onChange={(rate) => void move({ rate })} />
      <button type="button" class="button is-small" onClick={() => void move({ advance: 'PT1H' })}>
        +1 h
      </button>
      <button type="button" class="button is-small" onClick={() => void move({ advance: 'P1D' })}>
        +1 day
      </button>
      <div class="joined">
        <button
          type="button"
          class="button is-small"
          disabled={next === null}
          title={next ? `Jump to what is due at ${dayAndTime(next, now.value)}` : 'Nothing is due'}
          onClick={() => void move({ to: 'next-event' })}
        >
          Next
        </button>
        <ScheduledMenu onJump={(at) => void move({ now: at })} />
      </div>
      <button
        type="button"
        class="button is-small"
        disabled={!isMoved}
        title="Back to real time"
        onClick={() => void move({ to: 'real-time' })}
      >
        Now
      </button>
    </fieldset>
  );
}

function SpeedControl({
  rate,
  onChange,
}: {
  rate: number;
  onChange: (rate: number) => void;
}): JSX.Element {
  return (
    <fieldset class="segments" aria-label="Speed of the clock">
      {rates.map((one) => (
        <button
          key={one}
          type="button"
          class="segment"
          aria-pressed={rate === one}
          disabled={rate === 0}
          title={rate === 0 ? 'Time stands still here until it is moved' : titleOf(one)}
          onClick={() => onChange(one)}
        >
          {one}×
        </button>
      ))}
    </fieldset>
  );
}

function titleOf(rate: number): string {
  return rate === 1 ? 'As fast as real time' : `${rate} seconds in one`;
}
