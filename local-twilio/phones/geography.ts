/** What Twilio says about where a number is registered; empty where it does not know. */
export interface Geography {
  city: string;
  state: string;
  zip: string;
  country: string;
}

const unknown: Geography = { city: '', state: '', zip: '', country: '' };

/** Area codes of the fiction range and of Twilio's magic numbers, and countries by calling code. */
const places: ReadonlyArray<[prefix: string, place: Geography]> = [
  ['+1202', { city: 'WASHINGTON', state: 'DC', zip: '20001', country: 'US' }],
  ['+1', { ...unknown, country: 'US' }],
  ['+33', { ...unknown, country: 'FR' }],
  ['+34', { ...unknown, country: 'ES' }],
  ['+44', { ...unknown, country: 'GB' }],
  ['+49', { ...unknown, country: 'DE' }],
];

/** Where a number belongs, as the `FromCity`, `FromState` … parameters of webhooks say it. */
export function geographyOf(number: string): Geography {
  return places.find(([prefix]) => number.startsWith(prefix))?.[1] ?? unknown;
}

/** The four parameters of one party: `FromCity`, `FromState`, `FromZip`, `FromCountry` for "From". */
export function geographyParameters(party: string, number: string): Record<string, string> {
  const { city, state, zip, country } = geographyOf(number);
  return {
    [`${party}City`]: city,
    [`${party}State`]: state,
    [`${party}Zip`]: zip,
    [`${party}Country`]: country,
  };
}
