import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { durationMs } from '../phones/duration';
import { ControlError } from './control-error';
import { viewOfClock, viewOfScheduled } from './record-views';
import { readJson } from './request-json';

/** How many scheduled events are listed. */
const listedAtMost = 100;
/** An hour a second; faster than this a webhook's answer comes too late for everything. */
const highestRate = 3600;
/** Further than this at once is a slip of the hand: ten years, with their leap days. */
const longestMoveMs = 3653 * 86_400_000;
const ratesTaken = `A rate is a whole number from 1 to ${highestRate}, as in {"rate": 10}`;

const movement = z.union(
  [
    z.strictObject({ advance: z.string() }),
    z.strictObject({ now: z.iso.datetime({ offset: true }) }),
    z.strictObject({ rate: z.int(ratesTaken).min(1, ratesTaken).max(highestRate, ratesTaken) }),
    z.strictObject({ to: z.enum(['next-event', 'real-time']) }),
  ],
  'Give one of {"advance": "PT24H"}, {"now": "2026-03-02T10:00:00Z"}, {"rate": 10}, {"to": "next-event"}, {"to": "real-time"}',
);
type Movement = z.output<typeof movement>;

/**
 * `/local/clock`: `{advance: "PT24H"}`, `{now: "2026-03-02T10:00:00Z"}`, `{rate: 10}` or
 * `{to: "next-event" | "real-time"}`; `/local/clock/scheduled`: what will happen by itself.
 */
export function clockRoutes(exchange: Exchange): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json(viewOfClock(exchange)));
  app.get('/scheduled', (context) =>
    context.json(exchange.clock.scheduled({ atMost: listedAtMost }).map(viewOfScheduled)),
  );
  app.post('/', async (context) => {
    await moveClock(exchange, await readJson(context, movement));
    return context.json(viewOfClock(exchange));
  });
  return app;
}

async function moveClock({ clock }: Exchange, movement: Movement): Promise<void> {
  if ('advance' in movement) return clock.advance(parseDuration(movement.advance));
  if ('now' in movement) return moveForward(clock, Date.parse(movement.now));
  if ('rate' in movement) return changeRate(clock, movement.rate);
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
  requireWithinReach(at - clock.now());
  await clock.moveTo(at);
}

async function changeRate(clock: Exchange['clock'], rate: number): Promise<void> {
  if (clock.pace === 'manual') {
    throw new ControlError({
      code: 'clock_stands_still',
      status: 409,
      message:
        'This local Twilio was started with manual pace: time stands still until it is moved, so it has no rate. Move it with {"advance": "PT1H"}, or start it with pace "real-time".',
    });
  }
  await clock.runAt(rate);
}

function parseDuration(text: string): number {
  const ms = readDuration(text);
  requireWithinReach(ms);
  return ms;
}

function readDuration(text: string): number {
  try {
    return durationMs(text);
  } catch (error) {
    throw durationInvalid(error instanceof Error ? error.message : String(error));
  }
}

function requireWithinReach(ms: number): void {
  if (ms <= longestMoveMs) return;
  throw durationInvalid('The clock is moved by at most 10 years at once: P3653D.');
}

function durationInvalid(message: string): ControlError {
  return new ControlError({ code: 'duration_invalid', status: 400, message });
}
