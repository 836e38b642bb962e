import { request } from 'node:http';
import type { ErrorView } from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';

let twilio: LocalTwilio;
beforeAll(async () => {
  twilio = await createLocalTwilio();
});
afterAll(() => twilio.close());

/** `fetch` sets `Host` and `Origin` by itself; a plain request sends what it is told. */
function send({
  method = 'POST',
  path = '/local/reset',
  headers = {},
  body = '',
}: {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<{ status: number; code: string | undefined }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${twilio.address}${path}`, { method, headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        text += chunk;
      });
      incoming.on('end', () => {
        const parsed: Partial<ErrorView> = JSON.parse(text);
        resolve({ status: incoming.statusCode ?? 0, code: parsed.error?.code });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  ['a form of another site', { ...form, origin: 'https://evil.example' }, 403, 'foreign_origin'],
  ['a script of another site', { ...json, origin: 'https://evil.example' }, 403, 'foreign_origin'],
  ['a page without an origin', { ...json, origin: 'null' }, 403, 'foreign_origin'],
  ['another port here', { ...json, origin: 'http://127.0.0.1:1' }, 403, 'foreign_origin'],
  ['another site, no origin', { ...json, 'sec-fetch-site': 'cross-site' }, 403, 'foreign_origin'],
  ['a name that resolves to this machine', { ...json, host: 'evil.example' }, 421, 'foreign_host'],
  ['a form without an origin', form, 415, 'json_required'],
  ['a plain text', { 'content-type': 'text/plain' }, 415, 'json_required'],
])('a reset from %s is refused', async (_, headers, status, code) => {
  expect(await send({ headers, body: '{}' })).toEqual({ status, code });
});

test('reading is refused to foreign pages as well', async () => {
  const headers = { origin: 'https://evil.example' };
  expect(await send({ method: 'GET', path: '/local/state', headers })).toEqual({
    status: 403,
    code: 'foreign_origin',
  });
});

test('the console and curl are let in', async () => {
  const own = { ...json, origin: twilio.address, 'sec-fetch-site': 'same-origin' };
  expect((await send({ headers: own, body: '{}' })).status).toBe(200);
  expect((await send({ headers: json, body: '{}' })).status).toBe(200);
  expect((await send({})).status).toBe(200);
});

test('a body that is too large, no JSON or of no type is refused by name', async () => {
  const path = '/local/phones';
  const large = JSON.stringify({ name: 'x'.repeat(70_000) });
  expect(await send({ path, headers: json, body: large })).toEqual({
    status: 413,
    code: 'body_too_large',
  });
  expect(await send({ path, headers: json, body: '{' })).toEqual({
    status: 400,
    code: 'json_invalid',
  });
  expect(await send({ path, body: '{}' })).toEqual({ status: 415, code: 'json_required' });
});
