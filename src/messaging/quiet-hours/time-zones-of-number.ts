import { countryOfNumber } from '../../platform/country-of-number';
import { zonesOfAreaCode } from './area-codes';

/**
 * The time zones (IANA) in which the owner of a number may be: the one they told us; else those of
 * the area code or the country; else the business's own.
 *
 * @param phoneNumber E.164
 * @param stored what the person prefers, if we know
 * @param otherwise the business's zone
 */
export function timeZonesOf({
  phoneNumber,
  stored,
  otherwise,
}: {
  phoneNumber: string;
  stored: string | undefined;
  otherwise: string;
}): readonly string[] {
  if (stored !== undefined && isTimeZone(stored)) return [stored];
  const areaCode = /^\+1(\d{3})/.exec(phoneNumber)?.[1];
  const zones = areaCode === undefined ? undefined : zonesOfAreaCode(areaCode);
  if (zones) return zones;
  const country = countryOfNumber(phoneNumber);
  const ofCountry = country === undefined ? [] : zonesOfCountry(country);
  return ofCountry.length > 0 ? ofCountry : [otherwise];
}

const known = new Map<string, readonly string[]>();

/**
 * The zones of a country by Unicode's CLDR, which Node brings along: `Intl.Locale.timeZones`, in
 * newer engines `getTimeZones()` (ECMA-402, "Intl Locale Info").
 */
function zonesOfCountry(country: string): readonly string[] {
  const before = known.get(country);
  if (before) return before;
  const locale = new Intl.Locale(`und-${country}`);
  const method: unknown = Reflect.get(locale, 'getTimeZones');
  const found: unknown =
    typeof method === 'function' ? method.call(locale) : Reflect.get(locale, 'timeZones');
  const zones = Array.isArray(found) ? found.filter((zone) => typeof zone === 'string') : [];
  known.set(country, zones);
  return zones;
}

/** A customer's row may hold anything. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
