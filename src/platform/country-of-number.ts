import { callingCodes, type SharedCode, sharedCodes } from './numbering-plans';

/**
 * The country of a phone number by its numbering plan, as ISO 3166-1 alpha-2; undefined for numbers
 * of no country (satellites, international freephone) or of an unknown one. What a plan gives to none
 * of the countries that share a calling code counts as the main one's: +1 800 as the United States'.
 *
 * The tables are our own, because libphonenumber's cost each function 125 KB; a test holds them to it.
 * @param phoneNumber E.164
 */
export function countryOfNumber(phoneNumber: string): string | undefined {
  if (!/^\+\d{7,15}$/.test(phoneNumber)) return undefined;
  for (const length of [1, 2, 3]) {
    const code = phoneNumber.slice(1, 1 + length);
    const rest = phoneNumber.slice(1 + length);
    const shared = sharedCodes[code];
    if (shared) return code === '1' && rest.length !== 10 ? undefined : countryAmong(shared, rest);
    const country = callingCodes[code];
    if (country !== undefined) return country;
  }
  return undefined;
}

function countryAmong({ main, others }: SharedCode, rest: string): string {
  return Object.entries(others).find(([, digits]) => digits.test(rest))?.[0] ?? main;
}
