import { Activity } from '../../../local-twilio/clock/activity';
import { Clock } from '../../../local-twilio/clock/clock';
import { startMinuteJob } from '../../../scripts/start/minute-job';

let clock: Clock;
let job: { stop(): void };
/** When work comes due; a run does what is. */
let due: Date[];
/** When the scheduled work ran, as `11-23T10:01`. */
let runs: string[];
/** How often the store was asked. */
let looks: number;
let storeIsDown: boolean;
/** What happens while the store's answer is on its way. */
let afterLook: () => void;
let listeners: Set<() => void>;

beforeEach(() => {
  const startsAt = Date.parse('2026-11-23T10:00:30Z');
  clock = new Clock({ pace: 'manual', startsAt, activity: new Activity() });
  due = [];
  runs = [];
  looks = 0;
  storeIsDown = false;
  afterLook = () => {};
  listeners = new Set();
  job = startMinuteJob({
    clock,
    functions: {
      onAnswered(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    async nextDue() {
      looks += 1;
      if (storeIsDown) throw new Error('The store is down.');
      const [next] = due.toSorted((one, other) => one.getTime() - other.getTime());
      afterLook();
      return next;
    },
    async run() {
      runs.push(new Date(clock.now()).toISOString().slice(5, 16));
      due = due.filter((at) => at.getTime() > clock.now());
      requestIsAnswered();
    },
  });
});
afterEach(() => {
  job.stop();
  clock.stop();
});

const requestIsAnswered = (): void => {
  for (const listener of listeners) listener();
};
const days = (count: number): number => count * 86_400_000;

test('what comes due runs at its minute, also in a jump of weeks', async () => {
  due = ['2026-11-23T10:01:00Z', '2026-11-24T09:00:00Z', '2026-12-10T21:30:12Z'].map(
    (at) => new Date(at),
  );
  await clock.advance(days(60));
  expect(runs).toEqual(['11-23T10:01', '11-24T09:00', '12-10T21:31']);
});

test('weeks in which nothing is due cost one look', async () => {
  await clock.advance(days(60));
  expect(runs).toEqual([]);
  expect(looks).toBe(1);
});

test('what a request to the deployment has brought runs at its time', async () => {
  due = [new Date('2026-12-01T12:00:00Z')];
  await clock.advance(days(1));
  due.push(new Date('2026-11-24T10:30:00Z'));
  requestIsAnswered();
  await clock.advance(days(30));
  expect(runs).toEqual(['11-24T10:30', '12-01T12:00']);
});

test('what a request brings while the store is being asked is seen in the next minute', async () => {
  afterLook = () => {
    afterLook = () => {};
    due.push(new Date('2026-11-23T10:05:00Z'));
    requestIsAnswered();
  };
  await clock.advance(days(1));
  expect(runs).toEqual(['11-23T10:05']);
});

test('while the store does not answer, the deployment is asked each minute', async () => {
  storeIsDown = true;
  await clock.advance(180_000);
  expect(runs).toEqual(['11-23T10:01', '11-23T10:02', '11-23T10:03']);
});

test('a job that has stopped runs nothing more', async () => {
  due = [new Date('2026-11-23T10:30:00Z')];
  job.stop();
  requestIsAnswered();
  await clock.advance(days(1));
  expect(runs).toEqual([]);
});
