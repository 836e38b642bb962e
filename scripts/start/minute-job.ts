import type { Clock, Timer } from '../../local-twilio/clock/clock';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import type { FunctionsHost } from '../../local-twilio/serverless/functions-host';

const minute = 60_000;

/**
 * Stands in for a live account's cron service: asks the deployment's scheduled work to run at each full
 * minute of the local clock at which something is due, also at those that the clock jumps over, so that
 * what is due at nine is sent at nine. It sleeps until then, else a jump of a day would be 1,440 runs;
 * and as every request to the deployment may change what waits, it looks again in the minute after one.
 *
 * @param nextDue when the scheduled work next has something to do, or has had since
 * @param run runs it, as {@link runJobs}
 */
export function startMinuteJob({
  clock,
  functions,
  nextDue,
  run,
}: {
  clock: Clock;
  functions: Pick<FunctionsHost, 'onAnswered'>;
  nextDue: () => Promise<Date | undefined>;
  run: () => Promise<unknown>;
}): { stop(): void } {
  const never = Number.POSITIVE_INFINITY;
  /** Epoch ms. */
  let wakesAt = never;
  let timer: Timer | undefined;
  let requests = 0;
  let isStopped = false;

  function wakeAt(at: number): void {
    timer?.cancel();
    wakesAt = at;
    timer = at === never ? undefined : clock.after(at - clock.now(), wake);
  }

  function wakeInAMinute(): void {
    const soon = fullMinute(clock.now() + 1);
    if (soon < wakesAt) wakeAt(soon);
  }

  async function wake(): Promise<void> {
    const now = clock.now();
    wakesAt = never;
    wakeInAMinute();
    const requestsBefore = requests;
    // Without an answer from the store we cannot know, and the deployment shall say what is wrong.
    const dueAt = await nextDue().catch(() => new Date(now));
    if (isStopped) return;
    if (dueAt && dueAt.getTime() <= now) await run();
    else if (requests === requestsBefore) wakeAt(dueAt ? fullMinute(dueAt.getTime()) : never);
  }

  const stopListening = [
    functions.onAnswered(() => {
      requests += 1;
      wakeInAMinute();
    }),
    // Back in real time the timer keeps its distance, but what waits keeps its time.
    clock.onShifted(() => wakeAt(fullMinute(clock.now() + 1))),
  ];
  wakeInAMinute();

  return {
    stop() {
      isStopped = true;
      for (const stop of stopListening) stop();
      timer?.cancel();
    },
  };
}

/**
 * Runs the deployment's scheduled work once, as a cron service does.
 * @param secret the deployment's JOB_SECRET
 * @returns its answer
 */
export async function runJobs({
  twilio,
  secret,
}: {
  twilio: LocalTwilio;
  secret: string;
}): Promise<{ status: number; body: string }> {
  const response = await fetch(`${twilio.functionsUrl}/jobs/run`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
  });
  return { status: response.status, body: await response.text() };
}

/** The first full minute that is not before a time (epoch ms). */
function fullMinute(at: number): number {
  return Math.ceil(at / minute) * minute;
}
