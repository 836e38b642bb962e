import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import { type Leg, LegError } from '../voice/leg';
import { ControlError } from './control-error';
import { liveLegs, viewOfLeg } from './leg-view';
import { readJson } from './request-json';
import { patternOf, readUntil, type Until, waitUntil } from './until';

const nothing = z.strictObject({});
const keys = z.strictObject({ digits: z.string().regex(/^[\d*#w]{1,64}$/, 'Digits, *, # and w') });
const words = z.strictObject({ text: z.string().trim().min(1).max(2000) });

/** `/local/legs`: one phone's end of a call, by the call's SID. */
export function legRoutes(exchange: Exchange): Hono {
  const app = new Hono();
  const legOf = (context: Context): Leg => requireLeg(exchange, context.req.param('sid') ?? '');
  const done = (context: Context, leg: Leg): Response => context.json(viewOfLeg(leg, exchange));

  app.get('/', (context) =>
    context.json(liveLegs(exchange).map((leg) => viewOfLeg(leg, exchange))),
  );

  app.get('/:sid', async (context) => {
    const leg = legOf(context);
    const until = readUntil(context.req.query(), ['heard', 'awaiting', 'status', 'over']);
    if (until) {
      const isSo = conditionOf(until);
      await waitUntil(until, {
        exchange,
        signal: context.req.raw.signal,
        isSo: () => isSo(leg),
        isTooLate: () => leg.isOver,
        describe: () => describeLeg(leg),
      });
    }
    return done(context, leg);
  });

  app.post('/:sid/answer', async (context) => {
    const leg = legOf(context);
    await readJson(context, nothing);
    doOnPhone(() => leg.answer());
    return done(context, leg);
  });

  app.post('/:sid/decline', async (context) => {
    const leg = legOf(context);
    await readJson(context, nothing);
    doOnPhone(() => leg.decline());
    return done(context, leg);
  });

  app.post('/:sid/hangup', async (context) => {
    const leg = legOf(context);
    await readJson(context, nothing);
    doOnPhone(() => leg.hangUp());
    return done(context, leg);
  });

  app.post('/:sid/press', async (context) => {
    const leg = legOf(context);
    const { digits } = await readJson(context, keys);
    doOnPhone(() => leg.press(digits));
    return done(context, leg);
  });

  app.post('/:sid/say', async (context) => {
    const leg = legOf(context);
    const { text } = await readJson(context, words);
    doOnPhone(() => leg.say(text));
    return done(context, leg);
  });

  return app;
}

function requireLeg({ voice }: Exchange, sid: string): Leg {
  const leg = voice.leg(sid);
  if (leg) return leg;
  throw new ControlError({
    code: 'leg_not_found',
    status: 404,
    message: `No call ${sid} has a phone at its end. GET /local/legs lists the live ones.`,
  });
}

function conditionOf(until: Until): (leg: Leg) => boolean {
  switch (until.kind) {
    case 'heard': {
      const pattern = patternOf(until);
      return (leg) => pattern.test(heardText(leg));
    }
    case 'awaiting':
      return (leg) => leg.awaiting.kind === until.what;
    case 'status':
      return (leg) => leg.status === until.what;
    default:
      return (leg) => leg.isOver;
  }
}

/** What the person at this leg heard so far, without their own words and keys. */
function heardText(leg: Leg): string {
  return leg.heard
    .filter(({ speaker }) => speaker !== 'person')
    .map(({ text }) => text)
    .join(' ');
}

function describeLeg(leg: Leg): string {
  return `The call is ${leg.status} and awaits ${leg.awaiting.kind}; heard so far: ${JSON.stringify(heardText(leg))}.`;
}

function doOnPhone(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof LegError)) throw error;
    const status = error.code === 'keys_invalid' ? 400 : 409;
    throw new ControlError({ code: error.code, status, message: error.message });
  }
}
