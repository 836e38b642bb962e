import {
  giveToSender,
  isPaceValid,
  type SenderPace,
} from '../../../../src/messaging/dispatching/pace';

const now = new Date('2026-11-20T15:00:00Z');
const at = now.getTime();
const rested: SenderPace = { messagesPerSecond: 2, busyUntil: 0, pausedUntil: 0, waiting: 0 };

test('each message keeps its sender busy for its share of a second', () => {
  const first = giveToSender(rested, { priority: 'bulk', now });
  expect(first).toMatchObject({ kind: 'go', pace: { busyUntil: at + 500 } });
  expect(giveToSender(first.pace, { priority: 'bulk', now })).toMatchObject({
    pace: { busyUntil: at + 1_000 },
  });
});

test.each([
  ['bulk', 60_000, 'go'],
  ['bulk', 60_001, 'wait'],
  ['normal', 600_000, 'go'],
  ['normal', 600_001, 'wait'],
  ['urgent', 36_000_000, 'go'],
] as const)('%s goes to a sender that is busy for %d ms: %s', (priority, busy, kind) => {
  const pace = { ...rested, busyUntil: at + busy };
  expect(giveToSender(pace, { priority, now }).kind).toBe(kind);
});

test('those that wait come back one after the other, at the sender’s rate', () => {
  const pace = { ...rested, busyUntil: at + 70_000 };
  const first = giveToSender(pace, { priority: 'bulk', now });
  const second = giveToSender(first.pace, { priority: 'bulk', now });
  expect([first, second]).toMatchObject([
    { kind: 'wait', until: new Date(at + 10_000) },
    { kind: 'wait', until: new Date(at + 10_500) },
  ]);
});

test('a sender at rest gets nothing, not even what is urgent', () => {
  const pace = { ...rested, pausedUntil: at + 30_000 };
  expect(giveToSender(pace, { priority: 'urgent', now })).toMatchObject({
    kind: 'wait',
    until: new Date(at + 30_000),
  });
});

test.each([
  ['never', null, true],
  ['a minute ahead, by another server', at + 60_000, true],
  ['further ahead, before a clock was put back', at + 60_001, false],
  ['long ago', 0, true],
])('what was kept of a pace %s', (_when, kept, isValid) => {
  expect(isPaceValid({ keptAt: kept === null ? null : new Date(kept), now })).toBe(isValid);
});
