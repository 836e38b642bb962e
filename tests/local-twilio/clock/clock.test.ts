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

test('what lasts is measured across a return to real time, in both directions', async () => {
  const shifts: number[] = [];
  clock.onShifted((ms) => shifts.push(ms));
  const begin = clock.elapsed();
  await clock.advance(86_400_000 * 36_500);
  await clock.returnToRealTime();
  await clock.advance(1000);
  expect(clock.elapsed() - begin).toBe(86_400_000 * 36_500 + 1000);
  expect(shifts).toEqual([expect.any(Number)]);
  expect(shifts[0]).toBeLessThan(0);
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

test('what is labelled is listed in words, earliest first; what is done or cancelled is not', async () => {
  const callSid = 'CA1';
  let later = 'soon';
  clock.after(30, note('c'), { what: () => `third ${later}`, messageSid: 'SM1' });
  clock.after(20, note('b'), { what: 'second', callSid });
  clock.after(20, note('unlabelled'));
  clock.after(20, note('a'), { what: 'cancelled' }).cancel();
  void clock.waits(10, undefined, { what: 'first' });
  later = 'at last';
  expect(clock.scheduled({ atMost: 2 })).toEqual([
    { at: startsAt + 10, what: 'first', subject: {} },
    { at: startsAt + 20, what: 'second', subject: { callSid } },
  ]);
  await clock.advance(20);
  expect(clock.scheduled({ atMost: 100 })).toEqual([
    { at: startsAt + 30, what: 'third at last', subject: { messageSid: 'SM1' } },
  ]);
});

test("a label's text is made only when somebody asks", async () => {
  const what = jest.fn(() => 'words');
  clock.after(10, note('timer'), { what });
  await clock.advance(10);
  clock.scheduled({ atMost: 100 });
  expect(what).not.toHaveBeenCalled();
});

test('time that stands still has no rate', async () => {
  expect(clock.rate).toBe(0);
  await expect(clock.runAt(10)).rejects.toThrow(RangeError);
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

  test('a faster clock runs on from where it was, and so do its timers', async () => {
    const hour = 3_600_000;
    const ran: number[] = [];
    running.after(hour, () => void ran.push(running.now()));
    const machineAt = Date.now();
    await running.runAt(100_000);
    expect(running.rate).toBe(100_000);
    await running.waits(2 * hour);
    const real = Date.now() - machineAt;
    expect(ran[0]).toBeGreaterThanOrEqual(startsAt + hour);
    expect(running.now()).toBeGreaterThanOrEqual(startsAt + 2 * hour);
    expect(running.now()).toBeLessThanOrEqual(startsAt + (real + 50) * 100_000);
    expect(real).toBeLessThan(hour);

    await running.runAt(1);
    const { offset } = running;
    await running.waits(10);
    expect(Math.abs(running.offset - offset)).toBeLessThan(5);
  });

  test('returning to real time means its speed too', async () => {
    await running.runAt(1000);
    await running.returnToRealTime();
    expect(running.rate).toBe(1);
    expect(Math.abs(running.offset)).toBeLessThan(50);
  });

  test.each([0, 0.5, -1, Number.NaN])('a rate of %p is refused', async (rate) => {
    await expect(running.runAt(rate)).rejects.toThrow(RangeError);
    expect(running.rate).toBe(1);
  });
});
