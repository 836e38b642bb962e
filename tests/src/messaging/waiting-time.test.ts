import { firstLook, placeToWait } from '../../../src/messaging/waiting-time';

const now = new Date('2026-11-20T15:00:00Z');
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const day = 86_400;

// Twilio: "Message Scheduling": 300 s to 35 days ahead, of which we keep half a minute's distance.
test.each([
  ['at-twilio', -10, { kind: 'now' }],
  ['at-twilio', 0, { kind: 'now' }],
  ['at-twilio', 329, { kind: 'later', at: after(329) }],
  ['at-twilio', 330, { kind: 'at-twilio', at: after(330) }],
  ['at-twilio', 35 * day - 30, { kind: 'at-twilio', at: after(35 * day - 30) }],
  ['at-twilio', 35 * day, { kind: 'later', at: after(30) }],
  ['at-twilio', 40 * day, { kind: 'later', at: after(5 * day + 30) }],
  ['in-store', day, { kind: 'later', at: after(day) }],
  ['in-store', 0, { kind: 'now' }],
] as const)('%s, due in %d s', (hold, seconds, expected) => {
  expect(placeToWait({ hold, earliestAt: after(seconds), now })).toEqual(expected);
});

test('what may wait at Twilio is looked at at once, so that it gets there', () => {
  expect(firstLook({ hold: 'at-twilio', earliestAt: after(day), now })).toEqual(now);
  expect(firstLook({ hold: 'in-store', earliestAt: after(day), now })).toEqual(after(day));
});
