import type { OpeningHours } from '../../../src/platform/opening-hours-schema';
import { describeOpeningHours, describeOpensAt } from '../../../src/voice/describe-opening-hours';

const day = [{ from: '08:00', to: '18:00' }];

function hoursOf(weekdays: Partial<OpeningHours['weekdays']>): OpeningHours {
  const none = {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  };
  return { timeZone: 'America/New_York', weekdays: { ...none, ...weekdays }, holidays: [] };
}

const working = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
const always = [{ from: '00:00', to: '24:00' }];

test.each([
  [
    'We are open Monday to Friday from 8 AM to 6 PM and Saturday from 9 AM to 1:30 PM.',
    { ...working, saturday: [{ from: '09:00', to: '13:30' }] },
  ],
  [
    'We are open Monday and Tuesday from 8 AM to 6 PM, Thursday from noon to midnight, and Sunday from 8 AM to 6 PM.',
    { monday: day, tuesday: day, thursday: [{ from: '12:00', to: '24:00' }], sunday: day },
  ],
  [
    'We are open Wednesday from 8 AM to 10 AM and from 2 PM to 4 PM.',
    {
      wednesday: [
        { from: '08:00', to: '10:00' },
        { from: '14:00', to: '16:00' },
      ],
    },
  ],
  ['We have no regular opening hours at present.', {}],
  [
    'We are open day and night, every day.',
    {
      ...working,
      monday: always,
      tuesday: always,
      wednesday: always,
      thursday: always,
      friday: always,
      saturday: always,
      sunday: always,
    },
  ],
])('%s', (sentence, weekdays) => {
  expect(describeOpeningHours(hoursOf(weekdays))).toBe(sentence);
});

// It is Friday, 2026-11-20, 19:00 in New York, and Saturday in UTC already.
test.each([
  ['2026-11-21T01:00:00Z', 'today at 8 PM'],
  ['2026-11-21T14:00:00Z', 'tomorrow at 9 AM'],
  ['2026-11-23T13:00:00Z', 'on Monday at 8 AM'],
  ['2026-11-30T13:30:00Z', 'on Monday, November 30, at 8:30 AM'],
])('opens at %s: %s', (opensAt, words) => {
  const now = new Date('2026-11-21T00:00:00Z');
  const timeZone = 'America/New_York';
  expect(describeOpensAt({ opensAt: new Date(opensAt), now, timeZone })).toBe(words);
});
