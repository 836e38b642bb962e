import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describeAppointmentTime } from '../../../src/appointments/appointment-time';

const now = new Date('2026-11-20T15:00:00Z');
const washington = 'America/New_York';

test.each<[string, string, string, 'en' | 'es', string]>([
  ['2026-11-24T19:30:00Z', washington, washington, 'en', 'Tue, Nov 24 at 2:30 PM'],
  // The same clocks under another name need no explanation.
  ['2026-11-24T19:30:00Z', washington, 'America/Toronto', 'en', 'Tue, Nov 24 at 2:30 PM'],
  [
    '2026-11-24T19:30:00Z',
    washington,
    'America/Los_Angeles',
    'en',
    'Tue, Nov 24 at 2:30 PM (Eastern Time)',
  ],
  [
    '2026-11-24T19:30:00Z',
    'Europe/London',
    washington,
    'en',
    'Tue, Nov 24 at 7:30 PM (United Kingdom Time)',
  ],
  ['2026-11-28T19:30:00Z', washington, washington, 'es', 'sab, 28 de nov, 2:30 pm'],
  [
    '2026-11-24T19:30:00Z',
    'America/Los_Angeles',
    washington,
    'es',
    'mar, 24 de nov, 11:30 am (hora del Pacifico)',
  ],
  ['2027-01-05T05:00:00Z', washington, washington, 'es', 'mar, 5 de ene de 2027, 12:00 am'],
  ['2026-11-24T17:05:00Z', washington, washington, 'en', 'Tue, Nov 24 at 12:05 PM'],
  // Clocks go back on 2026-11-01 at 06:00 UTC and forward on 2027-03-14 at 07:00 UTC.
  ['2026-11-01T05:59:00Z', washington, washington, 'en', 'Sun, Nov 1 at 1:59 AM'],
  ['2026-11-01T07:30:00Z', washington, washington, 'en', 'Sun, Nov 1 at 2:30 AM'],
  ['2027-03-14T06:59:00Z', washington, washington, 'en', 'Sun, Mar 14, 2027 at 1:59 AM'],
  ['2027-03-14T07:00:00Z', washington, washington, 'en', 'Sun, Mar 14, 2027 at 3:00 AM'],
  // Arizona keeps Mountain Time all year, and differs from Denver in summer alone.
  ['2026-11-24T19:30:00Z', 'America/Denver', 'America/Phoenix', 'en', 'Tue, Nov 24 at 12:30 PM'],
  [
    '2026-07-07T18:30:00Z',
    'America/Denver',
    'America/Phoenix',
    'en',
    'Tue, Jul 7 at 12:30 PM (Mountain Time)',
  ],
])('%s in %s, read in %s in %s', (at, timeZone, readerTimeZone, language, words) => {
  expect(
    describeAppointmentTime({
      at: new Date(at),
      now,
      timeZone,
      readerTimeZones: [readerTimeZone],
      language,
    }),
  ).toBe(words);
});

test('a reader who may be in several zones is told the zone', () => {
  const readerTimeZones = [washington, 'America/Chicago'];
  const at = new Date('2026-11-24T19:30:00Z');
  expect(
    describeAppointmentTime({ at, now, timeZone: washington, readerTimeZones, language: 'en' }),
  ).toBe('Tue, Nov 24 at 2:30 PM (Eastern Time)');
});

test('no time leaves the alphabet of a text', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
      fc.constantFrom(washington, 'America/Denver', 'America/Los_Angeles', 'Europe/London'),
      fc.constantFrom('en' as const, 'es' as const),
      (at, timeZone, language) => {
        const readerTimeZones = ['Asia/Kolkata'];
        const words = describeAppointmentTime({ at, now, timeZone, readerTimeZones, language });
        expect(new SegmentedMessage(words).getEncodingName()).toBe('GSM-7');
      },
    ),
  );
});
