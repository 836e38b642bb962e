import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { Exchange } from '../exchange';

const e164 = /^\+[1-9]\d{4,14}$/;

/**
 * A phone number as people write it, such as `(202) 555-0147`; becomes E.164. Without a country code it
 * belongs to the country of the account's first number.
 */
export function phoneNumber(exchange: Exchange) {
  return z.string().transform((text, context) => {
    const number = numberFrom(text, homeCountry(exchange));
    if (number !== undefined) return number;
    context.addIssue({
      code: 'custom',
      message:
        text.trim() === ''
          ? 'Type a phone number, such as +1 202 555 0147.'
          : `"${text.trim().slice(0, 40)}" is no phone number, such as +1 202 555 0147.`,
    });
    return z.NEVER;
  });
}

/** A phone number, or a short code of the account (`22395`). */
export function phoneNumberOrShortCode(exchange: Exchange) {
  const isOwnCode = (text: string): boolean =>
    exchange.state.shortCodes.find(({ shortCode }) => shortCode === text) !== undefined;
  return z.union([z.string().refine(isOwnCode), phoneNumber(exchange)]);
}

function numberFrom(text: string, country: CountryCode): string | undefined {
  const address = text.replace(/^(whatsapp|sms):/, '');
  const digits = address.replace(/[\s().-]/g, '');
  if (e164.test(digits)) return digits;
  const number = parsePhoneNumberFromString(address, country);
  return number?.isPossible() && e164.test(number.number) ? number.number : undefined;
}

function homeCountry({ state }: Exchange): CountryCode {
  const own = state.numbers.list().at(-1)?.phoneNumber;
  return (own ? parsePhoneNumberFromString(own)?.country : undefined) ?? 'US';
}
