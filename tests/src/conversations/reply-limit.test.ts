import {
  countsAt,
  type ReplyAllowance,
  type ReplyCounts,
  replyAllowance,
} from '../../../src/conversations/reply-limit';

const now = new Date('2026-11-20T15:00:00Z');

function counts(inHour: number, inDay: number): ReplyCounts {
  return { hourBeganAt: now, inHour, dayBeganAt: now, inDay };
}

test.each<['stranger' | 'known', number, number, ReplyAllowance]>([
  ['stranger', 0, 0, 'reply'],
  ['stranger', 9, 9, 'reply'],
  ['stranger', 10, 10, 'last'],
  ['stranger', 11, 11, 'silence'],
  ['stranger', 0, 20, 'last'],
  ['stranger', 0, 21, 'silence'],
  ['known', 11, 21, 'reply'],
  ['known', 60, 60, 'last'],
  ['known', 61, 61, 'silence'],
  ['known', 0, 150, 'last'],
])('a %s with %i replies in the hour and %i in the day: %s', (writer, inHour, inDay, allowed) => {
  expect(replyAllowance({ counts: counts(inHour, inDay), writer })).toBe(allowed);
});

test.each<[string, number, number, number]>([
  ['nothing is over', 59, 5, 9],
  ['the hour is over', 60, 0, 9],
  ['the day is over', 24 * 60, 0, 0],
])('%s after %i minutes', (_name, minutes, inHour, inDay) => {
  const later = new Date(now.getTime() + minutes * 60_000);
  expect(countsAt({ counts: counts(5, 9), now: later })).toMatchObject({ inHour, inDay });
});

test('whoever never wrote begins at nothing', () => {
  const none = { hourBeganAt: undefined, inHour: 0, dayBeganAt: undefined, inDay: 0 };
  expect(countsAt({ counts: none, now })).toEqual(counts(0, 0));
});
