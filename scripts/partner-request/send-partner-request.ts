import { canonicalJson } from '../../src/platform/canonical-json';
import { signatureFor } from '../../src/platform/gates/partner-signature';

/** Reads a request's body. Throws RangeError unless it is one JSON object. */
export function readPartnerRequest(text: string): object {
  const body = parse(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new RangeError('The body must be one JSON object, as {"action":"list"}.');
}

/**
 * Signs a request as a system of the business does, and sends it.
 *
 * @param url of the deployment, without a path
 * @param path of the function, as `/consents`
 * @param now goes into the signature, which holds for five minutes
 */
export async function sendPartnerRequest({
  url,
  secret,
  path,
  body,
  now,
}: {
  url: string;
  secret: string;
  path: string;
  body: object;
  now: Date;
}): Promise<{ status: number; text: string }> {
  const json = canonicalJson(body);
  const time = String(Math.floor(now.getTime() / 1_000));
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Ringback-Signature': signatureFor({ secret, content: { time, path, body: json } }),
    },
    body: json,
  });
  return { status: response.status, text: await response.text() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('The body is no JSON.');
  }
}
