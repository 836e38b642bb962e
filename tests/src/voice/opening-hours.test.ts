import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { OpeningHours, TimeRange } from '../../../src/platform/opening-hours-schema';
import { instantOf, localTimeAt } from '../../../src/platform/time-zone';
import { openingAt } from '../../../src/voice/opening-hours';

const day: TimeRange[] = [{ from: '08:00', to: '18:00' }];
const wholeDay: TimeRange[] = [{ from: '00:00', to: '24:00' }];

function hoursOf({
  timeZone = 'America/New_York',
  everyDay = [],
  weekdays = {},
  holidays = [],
}: {
  timeZone?: string;
  everyDay?: TimeRange[];
  weekdays?: Partial<OpeningHours['weekdays']>;
  holidays?: OpeningHours['holidays'];
}): OpeningHours {
  return {
    timeZone,
    weekdays: {
      monday: everyDay,
      tuesday: everyDay,
      wednesday: everyDay,
      thursday: everyDay,
      friday: everyDay,
      saturday: everyDay,
      sunday: everyDay,
      ...weekdays,
    },
    holidays,
  };
}

function open(until: string | undefined): unknown {
  return { kind: 'open', until: until === undefined ? undefined : new Date(until) };
}

function closed(opensAt: string | undefined): unknown {
  return { kind: 'closed', opensAt: opensAt === undefined ? undefined : new Date(opensAt) };
}

const clinic = hoursOf({
  everyDay: day,
  weekdays: { saturday: [{ from: '09:00', to: '13:00' }], sunday: [] },
  holidays: [
    { date: '2026-12-25', name: 'Christmas Day', ranges: [] },
    { date: '2026-12-24', name: 'Christmas Eve', ranges: [{ from: '08:00', to: '12:00' }] },
  ],
});

// 2026-11-20 is a Friday; New York is at UTC-5 then.
test.each([
  ['before opening', '2026-11-20T12:59:59Z', closed('2026-11-20T13:00:00Z')],
  ['at the first instant', '2026-11-20T13:00:00Z', open('2026-11-20T23:00:00Z')],
  ['in the last second', '2026-11-20T22:59:59Z', open('2026-11-20T23:00:00Z')],
  ['at closing', '2026-11-20T23:00:00Z', closed('2026-11-21T14:00:00Z')],
  ['after Saturday, over Sunday', '2026-11-21T18:00:00Z', closed('2026-11-23T13:00:00Z')],
  [
    'a local evening that is tomorrow in UTC',
    '2026-11-21T02:00:00Z',
    closed('2026-11-21T14:00:00Z'),
  ],
  ['a shortened holiday', '2026-12-24T16:00:00Z', open('2026-12-24T17:00:00Z')],
  [
    'after a shortened holiday, over a closed one',
    '2026-12-24T18:00:00Z',
    closed('2026-12-26T14:00:00Z'),
  ],
  ['a closed holiday', '2026-12-25T16:00:00Z', closed('2026-12-26T14:00:00Z')],
])('the clinic %s', (_name, instant, expected) => {
  expect(openingAt(clinic, new Date(instant))).toEqual(expected);
});

// Clocks go forward on 2026-03-08 and back on 2026-11-01 in New York, on 03-29 and 10-25 in Berlin.
test.each([
  [
    'New York, the evening before spring',
    'America/New_York',
    '2026-03-08T03:00:00Z',
    closed('2026-03-08T12:00:00Z'),
  ],
  [
    'New York, a summer morning',
    'America/New_York',
    '2026-03-09T12:00:00Z',
    open('2026-03-09T22:00:00Z'),
  ],
  [
    'New York, the evening before winter',
    'America/New_York',
    '2026-11-01T02:00:00Z',
    closed('2026-11-01T13:00:00Z'),
  ],
  [
    'New York, 08:30 in summer is 07:30 in winter',
    'America/New_York',
    '2026-11-01T12:30:00Z',
    closed('2026-11-01T13:00:00Z'),
  ],
  [
    'Berlin, the night of spring',
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
    closed('2026-03-29T06:00:00Z'),
  ],
  ['Berlin, the day before', 'Europe/Berlin', '2026-03-28T07:00:00Z', open('2026-03-28T17:00:00Z')],
  [
    'Berlin, the night of winter',
    'Europe/Berlin',
    '2026-10-25T01:30:00Z',
    closed('2026-10-25T07:00:00Z'),
  ],
])('clock change: %s', (_name, timeZone, instant, expected) => {
  expect(openingAt(hoursOf({ timeZone, everyDay: day }), new Date(instant))).toEqual(expected);
});

test('a night that is open through a clock change is one hour shorter or longer', () => {
  const nights = hoursOf({
    everyDay: [
      { from: '00:00', to: '06:00' },
      { from: '22:00', to: '24:00' },
    ],
  });
  expect(openingAt(nights, new Date('2026-03-08T04:00:00Z'))).toEqual(open('2026-03-08T10:00:00Z'));
  expect(openingAt(nights, new Date('2026-11-01T03:00:00Z'))).toEqual(open('2026-11-01T11:00:00Z'));
});

test('a range that begins in the skipped hour begins after it', () => {
  const hours = hoursOf({ everyDay: [{ from: '02:30', to: '05:00' }] });
  expect(openingAt(hours, new Date('2026-03-08T06:00:00Z'))).toEqual(
    closed('2026-03-08T07:30:00Z'),
  );
});

test('a business that never closes is open without an end, one that never opens has no opening', () => {
  const instant = new Date('2026-11-20T13:00:00Z');
  expect(openingAt(hoursOf({ everyDay: wholeDay }), instant)).toEqual(open(undefined));
  expect(openingAt(hoursOf({}), instant)).toEqual(closed(undefined));
});

test('touching ranges are one, over midnight and over a holiday', () => {
  const hours = hoursOf({
    weekdays: { friday: wholeDay, saturday: [{ from: '00:00', to: '02:00' }] },
  });
  expect(openingAt(hours, new Date('2026-11-20T20:00:00Z'))).toEqual(open('2026-11-21T07:00:00Z'));
});

test.each([
  ['America/New_York', 11, 1, '2026-11-01T05:30:00Z'],
  ['Europe/Berlin', 10, 25, '2026-10-25T00:30:00Z'],
])(
  'of a time that occurs twice in %s the first is meant',
  (timeZone, month, dayOfMonth, instant) => {
    const hour = timeZone === 'Europe/Berlin' ? 2 : 1;
    const local = { year: 2026, month, day: dayOfMonth, hour, minute: 30 };
    expect(instantOf({ local, timeZone })).toEqual(new Date(instant));
  },
);

const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const anyInstant = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('local times agree with luxon', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), (instant, timeZone) => {
      const {
        year,
        month,
        day: dayOfMonth,
        hour,
        minute,
      } = DateTime.fromJSDate(instant).setZone(timeZone);
      expect(localTimeAt({ instant, timeZone })).toEqual({
        year,
        month,
        day: dayOfMonth,
        hour,
        minute,
      });
    }),
  );
});

test('a local time becomes an instant that shows it again, the first one if there are two', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), (instant, timeZone) => {
      const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
      const local = localTimeAt({ instant: minute, timeZone });
      const found = instantOf({ local, timeZone });
      expect(localTimeAt({ instant: found, timeZone })).toEqual(local);
      expect(found.getTime()).toBeLessThanOrEqual(minute.getTime());
    }),
  );
});
