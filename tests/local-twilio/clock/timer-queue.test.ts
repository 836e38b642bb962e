import fc from 'fast-check';
import { type ScheduledTimer, TimerQueue } from '../../../local-twilio/clock/timer-queue';

function timers(times: readonly number[]): ScheduledTimer[] {
  return times.map((at, sequence) => ({ at, sequence, run: () => {}, state: 'waiting' }));
}

test('timers come in the order of their times, cancelled ones never', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 1500 }), (plan) => {
      const queue = new TimerQueue();
      const all = timers(plan.map(([at]) => at));
      for (const timer of all) queue.push(timer);
      const kept = all.filter((timer, index) => {
        if (plan[index]?.[1]) queue.cancel(timer);
        return !plan[index]?.[1];
      });
      const came: ScheduledTimer[] = [];
      for (let timer = queue.pop(); timer; timer = queue.pop()) {
        queue.cancel(timer);
        came.push(timer);
      }
      expect(came).toEqual(kept.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence));
    }),
    { numRuns: 50 },
  );
});

test('cancelled timers are let go of, although their time has not come', () => {
  const queue = new TimerQueue();
  for (const timer of timers(Array.from({ length: 2000 }, () => 1_000_000))) {
    queue.push(timer);
    queue.cancel(timer);
  }
  expect(queue.pending()).toEqual([]);
  expect(queue.size).toBeLessThan(600);
});
