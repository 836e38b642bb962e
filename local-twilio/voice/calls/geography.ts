import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const sides = ['From', 'Caller', 'To', 'Called'] as const;
const countries = new Map<string, string>();
const rememberedAtMost = 10_000;

/**
 * `FromCity`, `FromState`, `FromZip`, `FromCountry` and the same for To, Caller and Called. The
 * local Twilio knows the country only; what is unknown is an empty string, as on Twilio.
 */
export function geographyOf({ from, to }: { from: string; to: string }): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const side of sides) {
    const address = side === 'From' || side === 'Caller' ? from : to;
    parameters[`${side}City`] = '';
    parameters[`${side}State`] = '';
    parameters[`${side}Zip`] = '';
    parameters[`${side}Country`] = countryOf(address);
  }
  return parameters;
}

/** The ISO country code of a phone number in E.164; empty when it has none. */
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
