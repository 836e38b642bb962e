/** Where messages go: a phone's number, or the same person on a channel such as WhatsApp. */
export interface Address {
  channel: 'sms' | 'whatsapp';
  /** E.164. */
  number: string;
}

const e164 = /^\+[1-9]\d{6,14}$/;
const northAmerican = /^\+1[2-9]\d{2}[2-9]\d{6}$/;

/**
 * Reads "+12025550100" or "whatsapp:+12025550100"; as Twilio does, also a number written for people
 * ("(202) 555-0100", taken as North American without a country code). `undefined` when it is none.
 */
export function parseAddress(text: string): Address | undefined {
  const [, prefix, written = ''] = /^(whatsapp:)?(.*)$/s.exec(text.trim()) ?? [];
  const number = parseNumber(written);
  return number === undefined ? undefined : { channel: prefix ? 'whatsapp' : 'sms', number };
}

/** As it stands in `From` and `To`. */
export function formatAddress({ channel, number }: Address): string {
  return channel === 'whatsapp' ? `whatsapp:${number}` : number;
}

/** The number of "whatsapp:+12025550100", or of what is a number already. */
export function numberOf(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

function parseNumber(written: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(written)) return undefined;
  const digits = written.replace(/\D/g, '');
  const number = !written.startsWith('+') && digits.length === 10 ? `+1${digits}` : `+${digits}`;
  if (!e164.test(number)) return undefined;
  return number.startsWith('+1') && !northAmerican.test(number) ? undefined : number;
}
