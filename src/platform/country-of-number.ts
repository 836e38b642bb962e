import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The country of a phone number by its numbering plan, as ISO 3166-1 alpha-2; undefined for numbers
 * of no country or of an unknown one. A range that is given to none of the countries that share a
 * calling code counts as the first one's: +44 7700 900 as Great Britain's.
 * @param phoneNumber E.164
 */
export function countryOfNumber(phoneNumber: string): string | undefined {
  const number = parsePhoneNumberFromString(phoneNumber);
  return number?.country ?? number?.getPossibleCountries()[0];
}
