import { formatAddress, parseAddress } from '../address';

/** Who a message is from. */
export type Sender =
  | { kind: 'number'; channel: 'sms' | 'whatsapp'; number: string }
  | { kind: 'short-code'; code: string }
  | { kind: 'alphanumeric'; name: string };

/**
 * Reads a `From`: a number or channel address, a short code, or an alphanumeric sender ID.
 * `undefined` when it is none of these.
 */
export function parseSender(text: string): Sender | undefined {
  const trimmed = text.trim();
  if (/^\d{5,6}$/.test(trimmed)) return { kind: 'short-code', code: trimmed };
  const address = parseAddress(trimmed);
  if (address) return { kind: 'number', ...address };
  return isAlphanumericName(trimmed) ? { kind: 'alphanumeric', name: trimmed } : undefined;
}

/** As it stands in `From`. */
export function formatSender(sender: Sender): string {
  switch (sender.kind) {
    case 'number':
      return formatAddress(sender);
    case 'short-code':
      return sender.code;
    case 'alphanumeric':
      return sender.name;
  }
}

/**
 * Whether a text can be an alphanumeric sender ID: up to 11 letters, digits, spaces, `-`, `+`, `_`
 * and `&`, not digits alone. Source: Twilio "AlphaSender resource"; error 21709 asks for a letter.
 */
export function isAlphanumericName(text: string): boolean {
  return /^[A-Za-z0-9 +_&-]{1,11}$/.test(text) && /[A-Za-z]/.test(text);
}
