import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const countries = new Map<string, string>();
const rememberedAtMost = 10_000;

/**
 * Where one party's number belongs, as webhooks tell it: `FromCity`, `FromState`, `FromZip` and
 * `FromCountry` for the party "From". The local Twilio knows the country only (ISO code); what is
 * unknown is an empty string, as on Twilio.
 */
export function geographyParameters(party: string, address: string): Record<string, string> {
  return {
    [`${party}City`]: '',
    [`${party}State`]: '',
    [`${party}Zip`]: '',
    [`${party}Country`]: countryOf(address),
  };
}

/**
 * The ISO code of the country that a number belongs to, '' when none is known (or for `whatsapp:…`).
 * A calling code that several countries share, in a range that is given to none of them (those that
 * are kept for fiction), counts as the first one's: +44 7700 900 as Great Britain's.
 */
export function countryOf(address: string): string {
  const known = countries.get(address);
  if (known !== undefined) return known;
  if (countries.size >= rememberedAtMost) countries.clear();
  const number = address.startsWith('+') ? parsePhoneNumberFromString(address) : undefined;
  const country = number?.country ?? number?.getPossibleCountries()[0] ?? '';
  countries.set(address, country);
  return country;
}
