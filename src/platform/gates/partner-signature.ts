import { createHmac } from 'node:crypto';
import { AppError } from '../errors';
import { isSameSecret } from '../secrets';

/** The header of a signed request, as platforms give it: in lower case. */
export const signatureHeader = 'x-ringback-signature';

/** ms that the clocks of sender and receiver may differ, and a request may be on its way. */
export const signatureTolerance = 5 * 60_000;

/** What is signed: when, to where, and the body in canonical JSON. */
export interface SignedContent {
  /** Unix time in seconds, as written in the header. */
  time: string;
  /** The URL's path, as `/orders`. */
  path: string;
  /** As `canonicalJson` writes it. */
  body: string;
}

/** The value of `X-Ringback-Signature` for a request: `t=1795000000,v1=<64 hexadecimal digits>`. */
export function signatureFor({
  secret,
  content,
}: {
  secret: string;
  content: SignedContent;
}): string {
  return `t=${content.time},v1=${digestOf({ secret, content })}`;
}

/**
 * Checks a request's signature against each secret that holds now. The header may carry several
 * `v1`, so that a sender can replace its secret while we still hold the old one.
 *
 * @param header the header's value, if there is one
 * @returns the signature that was right, in lower case: the same for every repetition of the request
 * @throws AppError `signature_missing`, `signature_invalid` or `signature_expired` (401)
 */
export function checkSignature({
  header,
  secrets,
  path,
  body,
  now,
}: {
  header: string | undefined;
  secrets: readonly string[];
  path: string;
  body: string;
  now: Date;
}): string {
  if (header === undefined) {
    throw refusal('signature_missing', 'Sign the request in the header X-Ringback-Signature.');
  }
  const { time, signatures } = readHeader(header);
  const expected = secrets.map((secret) => digestOf({ secret, content: { time, path, body } }));
  const right = signatures.find((given) =>
    expected.some((known) => isSameSecret({ given, known })),
  );
  if (right === undefined) {
    throw refusal(
      'signature_invalid',
      'Sign "<t>.<path>.<body>" with HMAC-SHA256, the body being sorted, compact JSON.',
    );
  }
  if (Math.abs(now.getTime() - Number(time) * 1_000) > signatureTolerance) {
    throw refusal('signature_expired', 'Sign anew: "t" is more than 5 minutes from our time.');
  }
  return right;
}

function readHeader(header: string): { time: string; signatures: string[] } {
  const parts = header.split(',').map((part) => part.trim());
  const valuesOf = (name: string): string[] =>
    parts.flatMap((part) => (part.startsWith(`${name}=`) ? [part.slice(name.length + 1)] : []));
  const [time = '', ...others] = valuesOf('t');
  const signatures = valuesOf('v1')
    .map((value) => value.toLowerCase())
    .filter((value) => /^[0-9a-f]{64}$/.test(value));
  if (!/^[1-9]\d{8,10}$/.test(time) || others.length > 0) {
    throw refusal('signature_invalid', 'Give the time once, as "t=<Unix time in seconds>".');
  }
  return { time, signatures };
}

function digestOf({ secret, content }: { secret: string; content: SignedContent }): string {
  const { time, path, body } = content;
  return createHmac('sha256', secret).update(`${time}.${path}.${body}`).digest('hex');
}

function refusal(code: string, message: string): AppError {
  return new AppError(code, 401, message);
}
