import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { countryOf } from '../phones/geography';

/** Why a number is none. Source: Twilio "Lookup: Validation errors property values". */
export type ValidationError =
  | 'TOO_SHORT'
  | 'TOO_LONG'
  | 'INVALID_BUT_POSSIBLE'
  | 'INVALID_COUNTRY_CODE'
  | 'INVALID_LENGTH'
  | 'NOT_A_NUMBER';

/** What the numbering plans say about a number. */
export type Validation =
  | { valid: true; number: ValidNumber }
  | { valid: false; written: string; errors: readonly ValidationError[] };

export interface ValidNumber {
  /** E.164. */
  number: string;
  /** `1` for North America. */
  callingCountryCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  nationalFormat: string;
  isTollFree: boolean;
}

/**
 * Reads a number as Lookup does: E.164, or national of `country` (an ISO code, North America by
 * default). `isInService` tells of an E.164 number that somebody has, which makes it valid even where
 * the numbering plan keeps it for fiction.
 */
export function validateNumber(
  written: string,
  { country, isInService }: { country: string; isInService: (number: string) => boolean },
): Validation {
  const wanted = country.toUpperCase();
  if (!isSupportedCountry(wanted)) {
    return { valid: false, written, errors: ['INVALID_COUNTRY_CODE'] };
  }
  const parsed = parsePhoneNumberFromString(written, wanted);
  if (parsed && (parsed.isValid() || isInService(parsed.number))) {
    return {
      valid: true,
      number: {
        number: parsed.number,
        callingCountryCode: parsed.countryCallingCode,
        country: parsed.country ?? countryOf(parsed.number),
        nationalFormat: parsed.formatNational(),
        isTollFree: parsed.getType() === 'TOLL_FREE',
      },
    };
  }
  return { valid: false, written: parsed?.number ?? written, errors: [errorOf(written, wanted)] };
}

function errorOf(written: string, country: CountryCode): ValidationError {
  switch (validatePhoneNumberLength(written, country)) {
    case undefined:
      return 'INVALID_BUT_POSSIBLE';
    case 'INVALID_COUNTRY':
      return 'INVALID_COUNTRY_CODE';
    case 'NOT_A_NUMBER':
      return 'NOT_A_NUMBER';
    case 'TOO_SHORT':
      return 'TOO_SHORT';
    case 'TOO_LONG':
      return 'TOO_LONG';
    case 'INVALID_LENGTH':
      return 'INVALID_LENGTH';
  }
}
