/** Ends of names that no public resolver knows: RFC 6761 `localhost`, RFC 6762 `local`, ICANN `internal`. */
const publicName = /\.(?!(?:localhost|local|internal)$)[a-z][a-z0-9-]+$/;

/**
 * Whether a text is a web address that anybody can open, encrypted: people open it on their phones and
 * Twilio fetches it, both without a password. So its host has a public name, and is no bare IP address.
 */
export function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && publicName.test(hostname);
}
