import { createHash, createHmac } from 'node:crypto';

/**
 * The `X-Twilio-Signature` of a request: base64 of HMAC-SHA1 over the URL and, for a form POST, its
 * parameters sorted by name, each name followed by its value. Source: Twilio "Webhooks Security".
 */
export function signatureOf({
  authToken,
  url,
  parameters,
}: {
  authToken: string;
  /** The whole URL as requested, with its query and without a default port. */
  url: string;
  /** The POSTed form parameters; none for GET. */
  parameters: Readonly<Record<string, string | readonly string[]>>;
}): string {
  const text = Object.keys(parameters)
    .sort()
    .reduce((base, name) => base + signedParameter(name, parameters[name] ?? ''), url);
  return createHmac('sha1', authToken).update(Buffer.from(text, 'utf8')).digest('base64');
}

/** The URL that is signed and requested for a JSON body: with the body's SHA-256 in the query. */
export function urlWithBodyHash(url: string, body: Buffer): string {
  const hash = createHash('sha256').update(body).digest('hex');
  return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
}

/** Repeated parameters: values without repetition, sorted. */
function signedParameter(name: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return name + value;
  return [...new Set(value)]
    .sort()
    .map((one) => name + one)
    .join('');
}
