import { timeUntil } from '../../../local-twilio/console/page/format/time';

test.each([
  [-5000, 'now'],
  [0, 'now'],
  [1, '1 s'],
  [12_000, '12 s'],
  [60_000, '1 min'],
  [250_000, '4 min 10 s'],
  [7_200_000, '2 h'],
  [7_230_000, '2 h'],
  [14_340_000, '3 h 59 min'],
  [86_400_000, '1 day'],
  [183_600_000, '2 days 3 h'],
])('%d ms from now is %s', (ms, words) => {
  expect(timeUntil(ms)).toBe(words);
});
