import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { countryOfNumber } from '../../../src/platform/country-of-number';

/** What libphonenumber says; where it leaves several countries, the main one. */
function byLibrary(phoneNumber: string): string | undefined {
  const number = parsePhoneNumberFromString(phoneNumber);
  return number?.country ?? number?.getPossibleCountries()[0];
}

test.each(getCountries())(
  "a mobile number of %s is the country's that libphonenumber names",
  (country) => {
    const { number = '' } = getExampleNumber(country, examples) ?? {};
    expect(number).toMatch(/^\+\d{7,15}$/);
    expect(countryOfNumber(number)).toBe(byLibrary(number));
  },
);

test('each area code of North America is whose libphonenumber says', () => {
  const areaCodes = Array.from({ length: 800 }, (_, index) => index + 200);
  const numbers = areaCodes.map((areaCode) => `+1${areaCode}2345678`);
  expect(numbers.map(countryOfNumber)).toEqual(numbers.map(byLibrary));
});

test.each([
  ['+12025550100', 'US'],
  ['+18005550123', 'US'],
  ['+16135550123', 'CA'],
  ['+17875550123', 'PR'],
  ['+18765550123', 'JM'],
  ['+447700900123', 'GB'],
  ['+441481256789', 'GG'],
  ['+441534360123', 'JE'],
  ['+441624756789', 'IM'],
  ['+77012345678', 'KZ'],
  ['+79123456789', 'RU'],
  ['+390669812345', 'VA'],
  ['+35818123456', 'AX'],
  ['+5993123456', 'BQ'],
  ['+5995181234', 'CW'],
  ['+919876543210', 'IN'],
  ['+212528812345', 'EH'],
])('%s is of %s', (phoneNumber, country) => {
  expect(countryOfNumber(phoneNumber)).toBe(country);
});

test.each([
  ['a satellite phone', '+870773111632'],
  ['an international freephone number', '+80012345678'],
  ['a calling code that nobody has', '+21012345678'],
  ['too few digits for North America', '+1202555010'],
  ['too many digits for North America', '+120255501001'],
  ['a short code', '72975'],
  ['a name', 'RINGBACK'],
])('%s is of no country', (_, phoneNumber) => {
  expect(countryOfNumber(phoneNumber)).toBeUndefined();
});
