import type { Exchange } from '../../exchange';
import { registrationSid } from '../../state/messaging-records';

/**
 * Whether a country's carriers take alphanumeric sender IDs. Source: Twilio "International support for
 * Alphanumeric Sender ID" and the SMS guidelines of each country; a few that matter, not all.
 */
type AlphanumericSupport = 'supported' | 'registered-only' | 'not-supported';

const exceptions: Readonly<Record<string, AlphanumericSupport>> = {
  AR: 'not-supported',
  BR: 'not-supported',
  CA: 'not-supported',
  CL: 'not-supported',
  CN: 'not-supported',
  CO: 'not-supported',
  KR: 'not-supported',
  MX: 'not-supported',
  PR: 'not-supported',
  US: 'not-supported',
  AE: 'registered-only',
  EG: 'registered-only',
  IN: 'registered-only',
  KW: 'registered-only',
  PH: 'registered-only',
  SA: 'registered-only',
  SG: 'registered-only',
  TR: 'registered-only',
  VN: 'registered-only',
};

/** Whether this name can be a sender in a country (ISO code): most of the world takes any (21657). */
export function takesAlphanumeric(
  country: string,
  { name, exchange: { state } }: { name: string; exchange: Exchange },
): boolean {
  const support = exceptions[country] ?? 'supported';
  if (support !== 'registered-only') return support === 'supported';
  return state.senderRegistrations.get(registrationSid({ country, name })) !== undefined;
}

/** Whether numbers of other countries can text to this one (error 21703 for the US and Canada). */
export function takesForeignNumbers(country: string): boolean {
  return country !== 'US' && country !== 'CA';
}
