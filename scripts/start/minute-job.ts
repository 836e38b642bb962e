import type { LocalTwilio } from '../../local-twilio/local-twilio';

const minute = 60_000;
/** Work that no message waits for (surveys that expire) is done at the quarters of an hour. */
const wholeRound = 15 * minute;

/**
 * Stands in for a live account's cron service: asks the deployment's scheduled work to run at each full
 * minute of the local clock, also of those that the clock jumps over, so that what is due at nine is
 * sent at nine. Minutes in which nothing is due are passed over, else a day would take half a minute.
 *
 * @param isDue whether a message waits at this time
 * @param secret the deployment's JOB_SECRET
 */
export function startMinuteJob({
  twilio,
  secret,
  isDue,
}: {
  twilio: LocalTwilio;
  secret: string;
  isDue: (now: Date) => Promise<boolean>;
}): { stop(): void } {
  const { clock } = twilio.exchange;
  let timer = clock.after(untilNextMinute(clock.now()), tick);
  let isStopped = false;

  async function tick(): Promise<void> {
    if (isStopped) return;
    const now = clock.now();
    timer = clock.after(untilNextMinute(now), tick);
    // Without an answer from the store we cannot know, and the deployment shall say what is wrong.
    const due = now % wholeRound < minute || (await isDue(new Date(now)).catch(() => true));
    // Like a cron service it asks again in a minute, whatever became of this time; the log tells why.
    if (due && !isStopped) await runJobs({ twilio, secret }).catch(() => undefined);
  }

  return {
    stop() {
      isStopped = true;
      timer.cancel();
    },
  };
}

/** Runs the deployment's scheduled work once, as a cron service does. @returns its answer */
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

function untilNextMinute(now: number): number {
  return minute - (now % minute);
}
