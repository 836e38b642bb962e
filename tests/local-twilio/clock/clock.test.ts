import { Activity } from '../../../local-twilio/clock/activity';
import { Clock } from '../../../local-twilio/clock/clock';

const startsAt = Date.parse('2026-03-02T10:00:00Z');

let activity: Activity;
let clock: Clock;
let happened: string[];

beforeEach(() => {
  activity = new Activity();
  clock = new Clock({ pace: 'manual', startsAt, activity });
  happened = [];
});

afterEach(() => clock.stop());

function note(what: string): () => void {
  return () => {
    happened.push(`${what} at ${clock.now() - startsAt}`);
  };
}

test('time stands still until somebody moves it', async () => {
  clock.after(0, note('timer'));
  await clock.settled();
  expect(happened).toEqual([]);
  expect(clock.now()).toBe(startsAt);
});

test('what is due happens in order, at its own time', async () => {
  clock.after(30, note('c'));
  clock.after(10, note('a'));
  clock.after(10, note('b'));
  clock.after(31, note('d'));
  await clock.advance(30);
  expect(happened).toEqual(['a at 10', 'b at 10', 'c at 30']);
  expect(clock.now()).toBe(startsAt + 30);
  expect(clock.nextTimerAt).toBe(startsAt + 31);
});

test('what a timer sets off counts as well, if it is due in time', async () => {
  clock.after(10, () => {
    clock.after(5, note('soon'));
    clock.after(50, note('later'));
  });
  await clock.advance(20);
  expect(happened).toEqual(['soon at 15']);
});

test('a cancelled timer never runs, also when it is cancelled at the last moment', async () => {
  const second = clock.after(10, note('second'));
  clock.after(5, () => second.cancel());
  clock.after(7, note('first')).cancel();
  await clock.advance(20);
  expect(happened).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('time waits for real work that a timer began', async () => {
  clock.after(10, () => {
    void activity.during(async () => {
      await new Promise(setImmediate);
      note('work done')();
      clock.after(1, note('its consequence'));
    });
  });
  clock.after(12, note('next'));
  await clock.advance(20);
  expect(happened).toEqual(['work done at 10', 'its consequence at 11', 'next at 12']);
});

test('a wait ends with its time or with its signal', async () => {
  const controller = new AbortController();
  void clock.waits(10).then(note('waited'));
  void clock.waits(1000, controller.signal).then(note('aborted'));
  await clock.advance(20);
  controller.abort();
  await clock.settled();
  await clock.waits(5, controller.signal);
  expect(happened).toEqual(['waited at 10', 'aborted at 20']);
  expect(clock.pending).toBe(0);
});

describe('until', () => {
  test('goes from event to event, and no further than needed', async () => {
    clock.after(10, note('first'));
    clock.after(20, note('second'));
    const found = await clock.until(() => (happened.length > 0 ? 'yes' : undefined), 1000);
    expect(found).toBe('yes');
    expect(clock.now()).toBe(startsAt + 10);
  });

  test('gives up when nothing is left to happen', async () => {
    clock.after(10, note('first'));
    expect(await clock.until(() => undefined, 1000)).toBeUndefined();
    expect(happened).toEqual(['first at 10']);
  });

  test('gives up at its deadline', async () => {
    clock.after(10, note('first'));
    clock.after(2000, note('too late'));
    expect(await clock.until(() => undefined, 1000)).toBeUndefined();
    expect(happened).toEqual(['first at 10']);
  });
});

test('two who move the clock do so one after the other', async () => {
  clock.after(15, note('timer'));
  await Promise.all([clock.advance(10), clock.advance(10)]);
  expect(happened).toEqual(['timer at 15']);
  expect(clock.now()).toBe(startsAt + 20);
});

test('time never runs backwards', async () => {
  await expect(clock.moveTo(startsAt - 1)).rejects.toThrow(RangeError);
});

describe('in real time', () => {
  let running: Clock;

  beforeEach(() => {
    running = new Clock({ pace: 'real-time', startsAt, activity });
  });

  afterEach(() => running.stop());

  test('timers come by themselves', async () => {
    const before = running.now();
    await running.waits(20);
    expect(running.now()).toBeGreaterThanOrEqual(before + 20);
  });

  test('a moved clock runs on from where it was moved to', async () => {
    let moved = 0;
    running.onMoved(() => {
      moved += 1;
    });
    const ran: string[] = [];
    running.after(3_600_000, () => {
      ran.push('an hour later');
    });
    await running.advance(86_400_000);
    expect(ran).toEqual(['an hour later']);
    expect(moved).toBe(1);
    const ahead = running.offset;
    await running.waits(10);
    expect(running.now()).toBeGreaterThanOrEqual(startsAt + 86_400_000 + 10);
    expect(Math.abs(running.offset - ahead)).toBeLessThan(5);
  });
});
