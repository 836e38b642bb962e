import { createHmac } from 'node:crypto';
import { checkSignature, signatureFor } from '../../../../src/platform/gates/partner-signature';

const now = new Date('2026-11-20T15:00:00Z');
const seconds = now.getTime() / 1_000;
const body = '{"action":"list"}';
const secret = 'x'.repeat(32);
const other = 'y'.repeat(32);

function hmac(text: string, key = secret): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

const right = hmac(`${seconds}./orders.${body}`);

function check(
  header: string | undefined,
  change: { secrets?: string[]; path?: string; body?: string } = {},
) {
  return checkSignature({ header, secrets: [secret], path: '/orders', body, now, ...change });
}

test('a signature is HMAC-SHA256 of time, path and body', () => {
  const content = { time: String(seconds), path: '/orders', body };
  expect(signatureFor({ secret, content })).toBe(`t=${seconds},v1=${right}`);
});

test.each([
  ['as it is made', `t=${seconds},v1=${right}`],
  ['with spaces and in capitals', `t=${seconds}, v1=${right.toUpperCase()}`],
  ['beside one by another secret', `t=${seconds},v1=${hmac('old')},v1=${right}`],
  ['beside schemes of the future', `v2=abc,t=${seconds},v1=${right}`],
])('%s it is right, and always the same to the store', (_name, header) => {
  expect(check(header)).toBe(right);
});

test('while a secret is replaced, both hold', () => {
  const header = `t=${seconds},v1=${hmac(`${seconds}./orders.${body}`, other)}`;
  expect(() => check(header)).toThrow(expect.objectContaining({ code: 'signature_invalid' }));
  expect(check(header, { secrets: [secret, other] })).toHaveLength(64);
});

test.each([
  ['no header', undefined, 'signature_missing'],
  ['an empty one', '', 'signature_invalid'],
  ['no signature', `t=${seconds}`, 'signature_invalid'],
  ['no time', `v1=${right}`, 'signature_invalid'],
  ['two times', `t=${seconds},t=${seconds - 1},v1=${right}`, 'signature_invalid'],
  ['a time with a zero before', `t=0${seconds},v1=${right}`, 'signature_invalid'],
  ['a time that is not a number', `t=now,v1=${right}`, 'signature_invalid'],
  ['half a signature', `t=${seconds},v1=${right.slice(0, 32)}`, 'signature_invalid'],
  ['one of another time', `t=${seconds - 1},v1=${right}`, 'signature_invalid'],
  [
    'one of no secret',
    `t=${seconds},v1=${hmac(`${seconds}./orders.${body}`, '')}`,
    'signature_invalid',
  ],
])('%s is refused', (_name, header, code) => {
  expect(() => check(header)).toThrow(expect.objectContaining({ code, status: 401 }));
});

test('a signature holds for one address and one body', () => {
  const header = `t=${seconds},v1=${right}`;
  expect(() => check(header, { path: '/surveys' })).toThrow(/Sign/);
  expect(() => check(header, { body: '{"action":"lisT"}' })).toThrow(/Sign/);
});

test.each([
  [-300, undefined],
  [300, undefined],
  [-301, 'signature_expired'],
  [301, 'signature_expired'],
])('made %d s from our time: %s', (difference, code) => {
  const time = seconds + difference;
  const header = `t=${time},v1=${hmac(`${time}./orders.${body}`)}`;
  if (code === undefined) expect(check(header)).toHaveLength(64);
  else expect(() => check(header)).toThrow(expect.objectContaining({ code, status: 401 }));
});
