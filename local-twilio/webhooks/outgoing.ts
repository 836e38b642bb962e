import { createSecret } from '../sids';
import type { OutgoingRequest, WebhookRequest } from './outcome';
import { signatureOf } from './signature';

/**
 * A webhook as it goes over the wire: form in body or query, Twilio's headers, the signature, and
 * the cookies of the conversation. A fragment of the URL is neither sent nor signed.
 */
export function outgoingRequest(
  { method, url, parameters, cookies }: WebhookRequest,
  { authToken }: { authToken: string },
): OutgoingRequest {
  const form = new URLSearchParams({ ...parameters }).toString();
  const target = new URL(url);
  target.hash = '';
  if (method === 'GET' && form) target.search += (target.search ? '&' : '?') + form;
  const headers: Record<string, string> = {
    'user-agent': 'TwilioProxy/1.1',
    accept: '*/*',
    'i-twilio-idempotency-token': createSecret(),
    'x-twilio-signature': signatureOf({
      authToken,
      url: target.href,
      parameters: method === 'GET' ? {} : parameters,
    }),
  };
  if (method === 'POST') {
    headers['content-type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
  }
  if (cookies?.size) {
    headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  return { method, url: target.href, headers, body: method === 'POST' ? form : '' };
}

/** Puts the cookies that a server sets into the jar of the call or conversation. */
export function keepCookies(
  jar: Map<string, string> | undefined,
  setCookie: string | undefined,
): void {
  for (const line of setCookie?.split('\n') ?? []) {
    const [pair = ''] = line.split(';');
    const separator = pair.indexOf('=');
    if (separator > 0) jar?.set(pair.slice(0, separator).trim(), pair.slice(separator + 1).trim());
  }
}
