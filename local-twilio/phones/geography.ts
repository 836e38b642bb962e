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

function countryOf(address: string): string {
  const known = countries.get(address);
  if (known !== undefined) return known;
  if (countries.size >= rememberedAtMost) countries.clear();
  const country = address.startsWith('+')
    ? (parsePhoneNumberFromString(address)?.country ?? '')
    : '';
  countries.set(address, country);
  return country;
}
