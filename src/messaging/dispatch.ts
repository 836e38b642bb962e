import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import { describeError } from '../platform/errors';
import { askAfterSilence } from './dispatching/ask-after-silence';
import { cancelScheduled } from './dispatching/cancel-scheduled';
import type { ReadySend } from './dispatching/decide-row';
import { handOn } from './dispatching/hand-on';
import { planBatch, type RunMemory } from './dispatching/plan-batch';
import { resumeUnanswered } from './dispatching/resume-unanswered';
import { isAnythingDue } from './dispatching/row-store';
import { type EndedAttempt, settleAttempts } from './dispatching/settle-attempts';
import { claimTime } from './dispatching/transitions';

/** A function ends after 10 s and a caller may be waiting, so one run is short. ms */
const usualBudget = 2_000;
/**
 * What the batch under way has to end in, ms: one that is left alone is frozen with its function, and
 * each of its messages has to be looked up at Twilio.
 */
const grace = 1_500;
/** What one transaction takes; a crash leaves no more than that many to be looked up. */
const batchSize = 40;
/**
 * ms after its claim in which an attempt may begin. The platform may freeze a process that has answered
 * and let it go on minutes later, when another run has taken over what it had claimed.
 */
const timeToBegin = claimTime / 2;
/** How many messages are handed on at once. Twilio answers 429 to an account with too many. */
const atOnce = 10;

/** What a run of the dispatcher has done, and whether there is more to do right now. */
export interface DispatchOutcome {
  /** Rows that were looked at. */
  taken: number;
  left: 'nothing' | 'more';
}

/**
 * Sends what is due in the outbox, and starts a request of its own for what is left. Run it after each
 * commit that wrote intents, and on every other occasion: what one run leaves, the next one takes.
 * Never throws, because the change that wanted the message is committed and must be answered.
 */
export async function dispatch(app: App): Promise<void> {
  const { taken, left } = await dispatchFor({ app, budget: usualBudget });
  if (left === 'nothing' || taken === 0) return;
  try {
    await app.startJobs();
  } catch (error) {
    app.log.warn('jobs_not_started', describeError(error));
  }
}

/**
 * Sends what is due on an occasion that wrote nothing itself: one quick look when there is nothing.
 * @throws Error when the store does not answer that look
 */
export async function dispatchWhatIsDue(app: App): Promise<void> {
  if (await isAnythingDue(app)) await dispatch(app);
}

/**
 * Sends what is due for a time, in batches. Never throws.
 * @param budget ms after which no further batch is begun; the last one has 1.5 s more
 * @param mostBatches for a run beside other work
 */
export async function dispatchFor({
  app,
  budget,
  mostBatches = Number.POSITIVE_INFINITY,
}: {
  app: App;
  budget: number;
  mostBatches?: number;
}): Promise<DispatchOutcome> {
  const outcome: DispatchOutcome = { taken: 0, left: 'nothing' };
  const timer = app.clock.after(budget);
  const lastTimer = app.clock.after(budget + grace);
  let isSpent = false;
  void timer.elapsed.then(() => {
    isSpent = true;
  });
  try {
    const sending = sendBatches({ app, outcome, mostBatches, isSpent: () => isSpent });
    await Promise.race([sending, lastTimer.elapsed]);
  } catch (error) {
    app.log.error('dispatch_failed', describeError(error));
  } finally {
    timer.cancel();
    lastTimer.cancel();
  }
  return outcome;
}

async function sendBatches({
  app,
  outcome,
  mostBatches,
  isSpent,
}: {
  app: App;
  outcome: DispatchOutcome;
  mostBatches: number;
  isSpent: () => boolean;
}): Promise<void> {
  const memory: RunMemory = { waiting: new Map(), asked: new Map() };
  const business = await app.business();
  for (let batches = 0; batches < mostBatches && !isSpent(); ) {
    const beginBefore = new Date(app.clock.now().getTime() + timeToBegin);
    const plan = await planBatch({ app, business, limit: batchSize, memory });
    outcome.taken += plan.taken;
    const isAll = plan.unanswered.length === 0 && plan.unheard.length === 0;
    outcome.left = plan.taken < batchSize && isAll ? 'nothing' : 'more';
    await cancelScheduled({ app, rows: plan.cancellations });
    await resumeUnanswered({ app, rows: plan.unanswered });
    const ended = await handAllOn({ app, business, sends: plan.sends, beginBefore });
    await settleAttempts({ app, business, ended });
    await askAfterSilence({ app, rows: plan.unheard, asked: memory.asked });
    // What was asked after is decided in the next batch, which belongs to this one.
    if (plan.unheard.length === 0) batches += 1;
    if (outcome.left === 'nothing') return;
  }
}

/** Hands messages on, a few at once, in their order. What it has no time to begin, a later run looks up. */
async function handAllOn({
  app,
  business,
  sends,
  beginBefore,
}: {
  app: App;
  business: Business;
  sends: readonly ReadySend[];
  beginBefore: Date;
}): Promise<EndedAttempt[]> {
  const ended: EndedAttempt[] = [];
  const queue = [...sends];
  const work = async (): Promise<void> => {
    for (let send = queue.shift(); send; send = queue.shift()) {
      if (app.clock.now() >= beginBefore) return;
      const result = await handOn({ app, business, send });
      ended.push({ attempt: send.attempt, person: send.row.recipient, result });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sends.length) }, work));
  return ended;
}
