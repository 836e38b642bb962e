/** A phone number as Twilio writes it: `+`, country code, number; 8 to 15 digits (E.164). */
const e164 = /^\+[1-9]\d{7,14}$/;

/**
 * What Twilio puts into `From` when a caller withholds the number: words, or these words typed on a
 * phone pad. Twilio help: "Why am I getting calls from these strange numbers?"
 */
const withheldNumbers = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

/** Whether the text is one phone number in E.164, as `+12025550100`. */
export function isPhoneNumber(text: string): boolean {
  return e164.test(text);
}

/** The value when it is one phone number in E.164: a variable of the environment may hold anything. */
export function phoneNumberIn(value: unknown): string | undefined {
  return typeof value === 'string' && isPhoneNumber(value) ? value : undefined;
}

/** Whether somebody can be called or texted back at this address. */
export function isReachablePhoneNumber(address: string): boolean {
  return isPhoneNumber(address) && !withheldNumbers.has(address);
}

/** Whether a number is toll-free in North America (800, 833, 844 …). NANPA: "Toll-Free". */
export function isTollFree(phoneNumber: string): boolean {
  return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(phoneNumber);
}

/** Hides all but the country code's first digit and the last three digits: `+1•••••••123`. */
export function maskPhoneNumber(phoneNumber: string): string {
  const hidden = Math.max(phoneNumber.length - 5, 0);
  return `${phoneNumber.slice(0, 2)}${'•'.repeat(hidden)}${phoneNumber.slice(-3)}`;
}

/** Masks every phone number inside a text, also one that is percent-encoded in a URL. */
export function maskPhoneNumbersIn(text: string): string {
  return text.replace(/(?:\+|%2B)[1-9]\d{7,14}(?!\d)/gi, (found) =>
    maskPhoneNumber(found.replace(/^%2B/i, '+')),
  );
}

/** A number as it is read in a text: `+1 202 555 0100` for North America, otherwise as it is. */
export function formatPhoneNumber(phoneNumber: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber);
  return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : phoneNumber;
}
