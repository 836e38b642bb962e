import fc from 'fast-check';
import { planReminders } from '../../../src/appointments/reminder-plan';

const washington = 'America/New_York';
const atNight = { from: '21:00', to: '08:00' };
const never = { from: '00:00', to: '00:00' };

interface Case {
  says: string;
  now: string;
  startsAt: string;
  leads?: number[];
  quietHours?: typeof atNight;
  timeZones?: string[];
  passed?: 'send' | 'skip';
  /** Minutes before, when it is sent, when it is of no use any more. */
  plan: [number, string, string][];
}

function planOf({ now, startsAt, leads = [1440, 120], quietHours = atNight, ...rest }: Case) {
  return planReminders({
    startsAt: new Date(startsAt),
    now: new Date(now),
    leads,
    quietHours,
    timeZones: rest.timeZones ?? [washington],
    passed: rest.passed ?? 'send',
  }).map(({ leadMinutes, sendAt, latestAt }) => [
    leadMinutes,
    sendAt.toISOString().slice(0, 16),
    latestAt.toISOString().slice(0, 16),
  ]);
}

// Washington is UTC-5 in these, unless said otherwise.
test.each<Case>([
  {
    says: 'a day and two hours before, and of no use when the next one is near',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T19:30Z',
    plan: [
      [1440, '2026-11-23T19:30', '2026-11-24T14:30'],
      [120, '2026-11-24T17:30', '2026-11-24T19:15'],
    ],
  },
  {
    says: 'leads in any order and twice',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T19:30Z',
    leads: [120, 1440, 120],
    plan: [
      [1440, '2026-11-23T19:30', '2026-11-24T14:30'],
      [120, '2026-11-24T17:30', '2026-11-24T19:15'],
    ],
  },
  {
    says: 'at 8:00 the reminder two hours before comes the evening before',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T13:00Z',
    plan: [
      [1440, '2026-11-23T13:00', '2026-11-23T22:30'],
      [120, '2026-11-24T01:30', '2026-11-24T12:45'],
    ],
  },
  {
    says: 'booked 20 hours before: one at once, one two hours before',
    now: '2026-11-23T20:00Z',
    startsAt: '2026-11-24T16:00Z',
    plan: [
      [1440, '2026-11-23T20:00', '2026-11-24T11:00'],
      [120, '2026-11-24T14:00', '2026-11-24T15:45'],
    ],
  },
  {
    says: 'booked 3 hours before: only the one two hours before, which comes soon enough',
    now: '2026-11-24T16:00Z',
    startsAt: '2026-11-24T19:00Z',
    plan: [[120, '2026-11-24T17:00', '2026-11-24T18:45']],
  },
  {
    says: 'booked 30 minutes before: at once',
    now: '2026-11-24T18:30Z',
    startsAt: '2026-11-24T19:00Z',
    plan: [[120, '2026-11-24T18:30', '2026-11-24T18:45']],
  },
  {
    says: 'booked 10 minutes before: nothing, the person is on the way',
    now: '2026-11-24T18:50Z',
    startsAt: '2026-11-24T19:00Z',
    plan: [],
  },
  {
    says: 'booked at 23:00 for 9:00: when the night is over, not at once',
    now: '2026-11-24T04:00Z',
    startsAt: '2026-11-24T14:00Z',
    plan: [[120, '2026-11-24T13:00', '2026-11-24T13:45']],
  },
  {
    says: 'booked at 23:00 for 8:00: nothing, for nobody is woken',
    now: '2026-11-24T04:00Z',
    startsAt: '2026-11-24T13:00Z',
    plan: [],
  },
  {
    says: 'who was just told the time is only reminded later',
    now: '2026-11-23T20:00Z',
    startsAt: '2026-11-24T16:00Z',
    passed: 'skip',
    plan: [[120, '2026-11-24T14:00', '2026-11-24T15:45']],
  },
  {
    says: 'the night before clocks go back has an hour more: 24 hours are 24 hours',
    now: '2026-10-30T15:00Z',
    startsAt: '2026-11-01T15:00Z',
    plan: [
      [1440, '2026-10-31T15:00', '2026-11-01T10:00'],
      [120, '2026-11-01T13:00', '2026-11-01T14:45'],
    ],
  },
  {
    says: 'quiet hours by the clocks of that night: 21:00 was still UTC-4',
    now: '2026-10-30T15:00Z',
    startsAt: '2026-11-01T14:30Z',
    plan: [
      [1440, '2026-10-31T14:30', '2026-10-31T21:30'],
      [120, '2026-11-01T00:30', '2026-11-01T14:15'],
    ],
  },
  {
    says: 'the night when clocks go forward',
    now: '2027-03-12T15:00Z',
    startsAt: '2027-03-14T13:30Z',
    plan: [
      [1440, '2027-03-13T13:30', '2027-03-13T22:30'],
      [120, '2027-03-14T01:30', '2027-03-14T13:15'],
    ],
  },
  {
    says: 'quiet in one of the zones in which the person may be',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T16:30Z',
    timeZones: [washington, 'America/Los_Angeles'],
    plan: [
      [1440, '2026-11-23T16:30', '2026-11-23T22:30'],
      [120, '2026-11-24T01:30', '2026-11-24T16:15'],
    ],
  },
  {
    says: 'leads close together by choice are kept',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T19:30Z',
    leads: [60, 30],
    quietHours: never,
    plan: [
      [60, '2026-11-24T18:30', '2026-11-24T18:45'],
      [30, '2026-11-24T19:00', '2026-11-24T19:15'],
    ],
  },
  {
    says: 'two that the night would bring together become one',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T13:00Z',
    leads: [600, 120],
    plan: [[120, '2026-11-24T01:30', '2026-11-24T12:45']],
  },
  {
    says: 'no leads, no reminders',
    now: '2026-11-20T15:00Z',
    startsAt: '2026-11-24T19:30Z',
    leads: [],
    plan: [],
  },
])('$says', (given) => {
  expect(planOf(given)).toEqual(given.plan);
});

test('whatever the times: in order, ahead, in use, each lead once, and never in the night', () => {
  const start = Date.parse('2026-03-01T00:00:00Z');
  const minutes = (most: number) => fc.integer({ min: 1, max: most });
  fc.assert(
    fc.property(
      minutes(500_000),
      minutes(60_000),
      fc.array(minutes(20_000), { maxLength: 5 }),
      fc.constantFrom<'send' | 'skip'>('send', 'skip'),
      (after, ahead, leads, passed) => {
        const now = new Date(start + after * 60_000);
        const startsAt = new Date(now.getTime() + ahead * 60_000);
        const timeZones = [washington];
        const plan = planReminders({
          startsAt,
          now,
          leads,
          quietHours: atNight,
          timeZones,
          passed,
        });
        const times = plan.flatMap(({ sendAt, latestAt }) => [
          sendAt.getTime(),
          latestAt.getTime(),
        ]);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(new Set(plan.map(({ leadMinutes }) => leadMinutes)).size).toBe(plan.length);
        for (const { leadMinutes, sendAt, latestAt } of plan) {
          expect(leads).toContain(leadMinutes);
          expect(sendAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
          expect(latestAt < startsAt).toBe(true);
          const hour = Number(
            sendAt.toLocaleTimeString('en-GB', { timeZone: washington, hour: '2-digit' }),
          );
          expect(hour >= 8 && hour < 21).toBe(true);
        }
      },
    ),
  );
});
