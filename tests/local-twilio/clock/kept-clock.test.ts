import { createLocalTwilio, type LocalTwilioOptions } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import { temporaryFolder } from '../temporary-folder';

const hour = 3_600_000;
const startsAt = '2026-03-02T10:00:00Z';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const open = (options: LocalTwilioOptions) =>
  createLocalTwilio({ ...options, storage: folderStorage(folder.path) });

test('a clock that stands still stands there again after a restart', async () => {
  const before = await open({ startsAt });
  await before.passes('26 hours');
  await before.close();
  const after = await open({});
  expect(after.exchange.clock.now()).toBe(Date.parse(startsAt) + 26 * hour);
  await after.close();
});

test('a first time that is asked for wins over the one that was kept', async () => {
  const before = await open({});
  await before.close();
  const after = await open({ startsAt });
  expect(after.exchange.clock.now()).toBe(Date.parse(startsAt));
  await after.close();
});

test('a clock that was moved is as far ahead after a restart', async () => {
  const before = await open({ pace: 'real-time' });
  await before.exchange.clock.advance(26 * hour);
  await before.close();
  const after = await open({ pace: 'real-time' });
  expect(Math.abs(after.exchange.clock.offset - 26 * hour)).toBeLessThan(100);
  expect(after.exchange.clock.rate).toBe(1);
  await after.close();
});

test('a clock that went back to real time is there after a restart', async () => {
  const before = await open({ pace: 'real-time' });
  await before.exchange.clock.advance(26 * hour);
  await before.exchange.clock.returnToRealTime();
  await before.close();
  const after = await open({ pace: 'real-time' });
  expect(Math.abs(after.exchange.clock.offset)).toBeLessThan(100);
  await after.close();
});

test('after a kill in the middle of fast time nothing that happened lies ahead', async () => {
  const before = await open({ pace: 'real-time' });
  const { clock, timeline, state } = before.exchange;
  await clock.runAt(3_600);
  const startedAt = clock.now();
  await clock.until(() => (clock.now() > startedAt + hour ? true : undefined), 2 * hour);
  const id = timeline.add({ kind: 'control', text: 'The last thing that happened' }, {});
  const happenedAt = timeline.get(id)?.at ?? Number.POSITIVE_INFINITY;
  state.storage.flush();

  const after = await open({ pace: 'real-time' });
  expect(happenedAt - startedAt).toBeGreaterThanOrEqual(hour);
  expect(after.exchange.clock.now()).toBeGreaterThanOrEqual(happenedAt - 1_000);
  await after.close();
  await before.close();
});
