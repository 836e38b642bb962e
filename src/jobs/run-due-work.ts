import { dispatchFor } from '../messaging/dispatch';
import type { App } from '../platform/app';
import { describeError } from '../platform/errors';
import { type DueWork, dueWork } from './due-work';

/** ms for messages: the platform ends a function after 10 s, and the other work comes before. */
const dispatchBudget = 6_000;

/** What a run has done: how many of each kind, and whether messages are left that could go now. */
export interface WorkDone {
  done: Record<string, number | 'failed'>;
  left: 'nothing' | 'more';
}

/**
 * Does everything that is due: the features' own work, then what is due in the outbox. One that fails
 * holds up no other, and is tried again by the next run.
 */
export async function runDueWork(app: App, works: readonly DueWork[] = dueWork): Promise<WorkDone> {
  const done: WorkDone['done'] = {};
  for (const { name, run } of works) {
    try {
      done[name] = await run(app);
    } catch (error) {
      done[name] = 'failed';
      app.log.error('due_work_failed', { work: name, ...describeError(error) });
    }
  }
  const { taken, left } = await dispatchFor({ app, budget: dispatchBudget });
  done.messages = taken;
  // A run that moved nothing would only be repeated by the next one.
  return { done, left: taken > 0 ? left : 'nothing' };
}

/** Goes on in a request of its own while messages are left, because a function ends after 10 s. */
export async function goOn({ left }: WorkDone, app: App): Promise<void> {
  if (left === 'nothing') return;
  try {
    await app.startJobs();
  } catch (error) {
    app.log.warn('jobs_not_started', describeError(error));
  }
}
