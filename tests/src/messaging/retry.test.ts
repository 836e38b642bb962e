import { retryDelay } from '../../../src/messaging/retry';

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
