import { demoHours } from '../../../scripts/demo-data';
import { describeOpening, readInstant } from '../../../scripts/hours/describe-opening';
import type { OpeningHours } from '../../../src/platform/opening-hours-schema';

const { timeZone } = demoHours;

// The clinic's clocks go forward on Sunday, 2027-03-14, at 2:00: from -05:00 to -04:00.
test.each([
  [
    '2027-03-13T12:59:00-05:00',
    'Saturday 2027-03-13 12:59 -05:00 (America/New_York): open until Saturday 2027-03-13 13:00 -05:00.',
  ],
  [
    '2027-03-14T03:30:00-04:00',
    'Sunday 2027-03-14 03:30 -04:00 (America/New_York): closed, opens Monday 2027-03-15 08:00 -04:00.',
  ],
  // By the clinic's clocks, wherever the question comes from.
  [
    '2026-12-25T16:00:00Z',
    'Friday 2026-12-25 11:00 -05:00 (America/New_York): closed, opens Saturday 2026-12-26 09:00 -05:00.',
  ],
])('the clinic at %s', (text, description) => {
  const instant = readInstant({ text, timeZone });
  expect(describeOpening({ hours: demoHours, instant })).toBe(description);
});

test.each([
  ['24:00', 'open, and does not close for a week'],
  [undefined, 'closed, and does not open for a year'],
])('a business that never changes, until %s', (to, description) => {
  const ranges = to === undefined ? [] : [{ from: '00:00', to }];
  const days = Object.keys(demoHours.weekdays).map((day) => [day, ranges]);
  const hours: OpeningHours = {
    timeZone,
    weekdays: { ...demoHours.weekdays, ...Object.fromEntries(days) },
    holidays: [],
  };
  const instant = new Date('2026-11-20T15:00:00Z');
  expect(describeOpening({ hours, instant })).toBe(
    `Friday 2026-11-20 10:00 -05:00 (America/New_York): ${description}.`,
  );
});

test('a time without an offset is what the clocks of the business show', () => {
  expect(readInstant({ text: '2027-03-15T07:30', timeZone })).toEqual(
    new Date('2027-03-15T11:30:00Z'),
  );
});

test('what is no time is refused with an example of one', () => {
  expect(() => readInstant({ text: 'tomorrow', timeZone })).toThrow(
    /"tomorrow" is no time.*2027-03-14T03:30/,
  );
});
