import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { zonesOfAreaCode } from '../../../../src/messaging/quiet-hours/area-codes';
import { timeZonesOf } from '../../../../src/messaging/quiet-hours/time-zones-of-number';

const otherwise = 'America/Denver';

function zones(phoneNumber: string, stored?: string): readonly string[] {
  return timeZonesOf({ phoneNumber, stored, otherwise });
}

test.each([
  ['Washington', '+12025550147', ['America/New_York']],
  ['Chicago', '+13125550147', ['America/Chicago']],
  ['Phoenix, without daylight saving', '+16025550147', ['America/Phoenix']],
  ['Honolulu', '+18085550147', ['Pacific/Honolulu']],
  ['Toronto', '+14165550147', ['America/Toronto']],
  [
    'the Florida panhandle, through which a boundary runs',
    '+18505550147',
    ['America/New_York', 'America/Chicago'],
  ],
  ['Britain, of the range for fiction', '+447700900123', ['Europe/London']],
  ['France', '+33199000000', ['Europe/Paris']],
  ['Jamaica, which shares +1', '+18765550147', ['America/Jamaica']],
  ['no country: the business’s own', '+870773111632', [otherwise]],
])('a number of %s', (_name, phoneNumber, expected) => {
  expect(zones(phoneNumber)).toEqual(expected);
});

test('a country of several zones has them all', () => {
  expect(zones('+61491570006')).toEqual(
    expect.arrayContaining(['Australia/Perth', 'Australia/Sydney']),
  );
});

test('a toll-free number may be anywhere in the United States', () => {
  expect(zones('+18005550147')).toEqual(
    expect.arrayContaining(['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu']),
  );
});

test('what the person told us comes first, if it is a zone', () => {
  expect(zones('+12025550147', 'Europe/Madrid')).toEqual(['Europe/Madrid']);
  expect(zones('+12025550147', 'Moon/Crater')).toEqual(['America/New_York']);
});

const areaCodes = Array.from({ length: 800 }, (_, index) => String(index + 200));

// Google's libphonenumber knows which area codes are in use.
test('every geographic area code of the United States and Canada has zones that exist', () => {
  const inUse = areaCodes.filter((areaCode) => {
    const number = parsePhoneNumberFromString(`+1${areaCode}2345678`);
    const isOurs = number?.country === 'US' || number?.country === 'CA';
    return isOurs && number.isValid() && number.getType() === 'FIXED_LINE_OR_MOBILE';
  });
  expect(inUse.length).toBeGreaterThan(380);
  expect(inUse.filter((areaCode) => zonesOfAreaCode(areaCode) === undefined)).toEqual([]);
  for (const timeZone of new Set(
    areaCodes.flatMap((areaCode) => zonesOfAreaCode(areaCode) ?? []),
  )) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  }
});
