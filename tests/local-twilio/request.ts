import { request } from 'undici';
import type { LocalTwilio } from '../../local-twilio/local-twilio';

/**
 * A plain HTTP request to a host of Twilio's, with nobody's SDK: `Host` is the URL's, the socket
 * goes to the local Twilio. (`fetch` would not let a test set `Host`.)
 */
export async function requestOf(
  local: LocalTwilio,
  url: string,
  {
    method = 'GET',
    authorization,
    body,
  }: {
    method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    authorization?: string;
    body?: { type: string; text: string };
  } = {},
): Promise<{ status: number; contentType: string; bytes: Buffer; text: string }> {
  const { host, pathname, search } = new URL(url);
  const answer = await request(`${local.address}${pathname}${search}`, {
    method,
    headers: {
      host,
      ...(authorization ? { authorization } : {}),
      ...(body ? { 'content-type': body.type } : {}),
    },
    body: body?.text ?? null,
  });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return {
    status: answer.statusCode,
    contentType: String(answer.headers['content-type'] ?? ''),
    bytes,
    text: bytes.toString('utf8'),
  };
}

/** A Basic `Authorization` header. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
