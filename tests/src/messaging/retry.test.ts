import { retryDelay, waitForPhone } from '../../../src/messaging/retry';

test('the waits double from half a minute', () => {
  const waits = [1, 2, 3, 4].map((tries) => retryDelay({ tries, random: 0.5 }));
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000]);
});

test('they are a fifth shorter or longer by chance', () => {
  expect([0, 1].map((random) => retryDelay({ tries: 1, random }))).toEqual([24_000, 36_000]);
});

test('when the other side asks for more, it gets more', () => {
  expect(retryDelay({ tries: 1, random: 0.5, retryAfter: 90_000 })).toBe(90_000);
  expect(retryDelay({ tries: 1, random: 0.5, retryAfter: 1_000 })).toBe(30_000);
});

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [1, 'none', 2 * minute],
  [2, 'none', 15 * minute],
  [3, 'none', 90 * minute],
  [4, 'none', 6 * hour],
  [5, 'none', undefined],
  [1, 'remain', 2 * minute],
  [2, 'remain', undefined],
] as const)(
  'after %d messages to a phone that is off, other channels %s: %p ms',
  (tries, others, wait) => {
    expect(waitForPhone({ tries, left: 24 * hour, others, random: 0.5 })).toBe(wait);
  },
);

test.each([
  [3, hour, 30 * minute],
  [1, 2 * minute, minute],
  [1, 50_000, undefined],
  [1, -hour, undefined],
])('try %d comes in time: with %d ms left it waits %p', (tries, left, wait) => {
  expect(waitForPhone({ tries, left, others: 'none', random: 0.5 })).toBe(wait);
});

test('phones that were off together are not tried together', () => {
  const waits = [0, 1].map((random) =>
    waitForPhone({ tries: 2, left: 24 * hour, others: 'none', random }),
  );
  expect(waits).toEqual([12 * minute, 18 * minute]);
});
