import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number in E.164, from E.164 or from a loose US form as "(202) 555-0100"; `undefined` when
 * it is none. Twilio: "TwiML Voice: Dial", phone number formats.
 */
export function phoneNumberFrom(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text.trim(), 'US');
  return number?.isPossible() ? number.number : undefined;
}
