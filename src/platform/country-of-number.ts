import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The country of a phone number by its numbering plan, as ISO 3166-1 alpha-2; undefined for numbers
 * of no country or of an unknown one.
 * @param phoneNumber E.164
 */
export function countryOfNumber(phoneNumber: string): string | undefined {
  return parsePhoneNumberFromString(phoneNumber)?.country;
}
