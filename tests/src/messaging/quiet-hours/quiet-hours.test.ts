import fc from 'fast-check';
import {
  keepsQuietHours,
  nextAllowedTime,
} from '../../../../src/messaging/quiet-hours/quiet-hours';
import { localTimeAt } from '../../../../src/platform/time-zone';

const night = { from: '21:00', to: '08:00' };
const newYork = ['America/New_York'];

function next(
  at: string,
  {
    timeZones = newYork,
    quietHours = night,
  }: { timeZones?: string[]; quietHours?: typeof night } = {},
): string {
  return nextAllowedTime({ at: new Date(at), timeZones, quietHours }).toISOString();
}

test.each([
  ['at noon', '2026-11-20T17:00:00Z', '2026-11-20T17:00:00.000Z'],
  ['a minute before the quiet', '2026-11-21T01:59:59Z', '2026-11-21T01:59:59.000Z'],
  ['when it begins', '2026-11-21T02:00:00Z', '2026-11-21T13:00:00.000Z'],
  ['after midnight', '2026-11-21T06:30:00Z', '2026-11-21T13:00:00.000Z'],
  ['a minute before its end', '2026-11-21T12:59:00Z', '2026-11-21T13:00:00.000Z'],
  ['at its end', '2026-11-21T13:00:00Z', '2026-11-21T13:00:00.000Z'],
  // In 2026 clocks go forward on March 8 at 02:00 and back on November 1 at 02:00.
  ['in the night that clocks go forward', '2026-03-08T03:00:00Z', '2026-03-08T12:00:00.000Z'],
  ['in the night that clocks go back', '2026-11-01T03:00:00Z', '2026-11-01T13:00:00.000Z'],
  ['on the last day of a year', '2027-01-01T03:00:00Z', '2027-01-01T13:00:00.000Z'],
])('%s in New York', (_name, at, expected) => {
  expect(next(at)).toBe(expected);
});

test.each([
  [
    'a rest at noon',
    { from: '12:00', to: '14:00' },
    '2026-11-20T18:00:00Z',
    '2026-11-20T19:00:00.000Z',
  ],
  [
    'outside of it',
    { from: '12:00', to: '14:00' },
    '2026-11-20T05:00:00Z',
    '2026-11-20T05:00:00.000Z',
  ],
  [
    'none at all',
    { from: '00:00', to: '00:00' },
    '2026-11-20T05:00:00Z',
    '2026-11-20T05:00:00.000Z',
  ],
  [
    'an end at midnight',
    { from: '20:00', to: '00:00' },
    '2026-11-21T02:00:00Z',
    '2026-11-21T05:00:00.000Z',
  ],
  [
    'an end that clocks skip',
    { from: '21:00', to: '02:30' },
    '2026-03-08T06:00:00Z',
    '2026-03-08T07:30:00.000Z',
  ],
  [
    'an end that comes twice',
    { from: '21:00', to: '01:30' },
    '2026-11-01T05:15:00Z',
    '2026-11-01T05:30:00.000Z',
  ],
  [
    'the second time of it',
    { from: '21:00', to: '01:30' },
    '2026-11-01T06:15:00Z',
    '2026-11-01T06:30:00.000Z',
  ],
])('%s', (_name, quietHours, at, expected) => {
  expect(next(at, { quietHours })).toBe(expected);
});

test('where somebody may be in either of two zones, it must be day in both', () => {
  const timeZones = ['America/New_York', 'America/Chicago'];
  // 08:00 in New York is 07:00 in Chicago; 21:00 in New York is 20:00 there.
  expect(next('2026-11-20T13:00:00Z', { timeZones })).toBe('2026-11-20T14:00:00.000Z');
  expect(next('2026-11-21T02:30:00Z', { timeZones })).toBe('2026-11-21T14:00:00.000Z');
  expect(next('2026-11-20T18:00:00Z', { timeZones })).toBe('2026-11-20T18:00:00.000Z');
});

test('zones without a common hour of day: the first one decides, and the message goes out', () => {
  const timeZones = ['Pacific/Kiritimati', 'Africa/Abidjan', 'Pacific/Pago_Pago'];
  const quietHours = { from: '18:00', to: '12:00' };
  expect(next('2026-11-20T00:00:00Z', { timeZones, quietHours })).toBe('2026-11-20T00:00:00.000Z');
  expect(next('2026-11-20T05:00:00Z', { timeZones, quietHours })).toBe('2026-11-20T22:00:00.000Z');
});

test('whenever it is, the answer is not earlier, within a day, and not in the quiet', () => {
  const zones = ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (at, timeZone) => {
        const allowed = nextAllowedTime({ at, timeZones: [timeZone], quietHours: night });
        expect(allowed.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(allowed.getTime() - at.getTime()).toBeLessThanOrEqual(13 * 3_600_000);
        const { hour } = localTimeAt({ instant: allowed, timeZone });
        expect(hour >= 8 && hour < 21).toBe(true);
      },
    ),
  );
});

test('emergencies, work and answers keep no quiet hours; all that can wait does', () => {
  const waits = ['appointments', 'orders', 'surveys', 'offers'] as const;
  const goes = ['alerts', 'staff', 'support'] as const;
  expect(waits.map(keepsQuietHours)).toEqual(waits.map(() => true));
  expect(goes.map(keepsQuietHours)).toEqual(goes.map(() => false));
});
