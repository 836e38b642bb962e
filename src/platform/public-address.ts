/**
 * Whether a text is a web address that anybody can open, encrypted: people open it on their phones and
 * Twilio fetches it, both without a password.
 */
export function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '';
}
