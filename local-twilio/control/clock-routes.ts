import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { durationMs } from '../phones/duration';
import { ControlError } from './control-error';
import { viewOfClock } from './record-views';
import { readJson } from './request-json';

const movement = z.union(
  [
    z.strictObject({ advance: z.string() }),
    z.strictObject({ now: z.iso.datetime({ offset: true }) }),
    z.strictObject({ to: z.enum(['next-event', 'real-time']) }),
  ],
  'Give one of {"advance": "PT24H"}, {"now": "2026-03-02T10:00:00Z"}, {"to": "next-event"}, {"to": "real-time"}',
);
type Movement = z.output<typeof movement>;

/** `/local/clock`: `{advance: "PT24H"}`, `{now: "2026-03-02T10:00:00Z"}` or `{to: "next-event" | "real-time"}`. */
export function clockRoutes(exchange: Exchange): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json(viewOfClock(exchange)));
  app.post('/', async (context) => {
    await moveClock(exchange, await readJson(context, movement));
    return context.json(viewOfClock(exchange));
  });
  return app;
}

async function moveClock({ clock }: Exchange, movement: Movement): Promise<void> {
  if ('advance' in movement) return clock.advance(parseDuration(movement.advance));
  if ('now' in movement) return moveForward(clock, Date.parse(movement.now));
  if (movement.to === 'real-time') return clock.returnToRealTime();
  if (clock.nextTimerAt !== undefined) await clock.moveTo(Math.max(clock.nextTimerAt, clock.now()));
}

async function moveForward(clock: Exchange['clock'], at: number): Promise<void> {
  if (at < clock.now()) {
    throw new ControlError({
      code: 'clock_backwards',
      status: 409,
      message: `It is ${new Date(clock.now()).toISOString()} already; time goes forward only, or back to real time with {"to": "real-time"}.`,
    });
  }
  await clock.moveTo(at);
}

function parseDuration(text: string): number {
  try {
    return durationMs(text);
  } catch (error) {
    throw new ControlError({
      code: 'duration_invalid',
      status: 400,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
