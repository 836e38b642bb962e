import { randomBytes } from 'node:crypto';

/** The kinds of identifier that this local Twilio hands out, by their two letters. */
export type SidPrefix =
  | 'AC'
  | 'SK'
  | 'PN'
  | 'AP'
  | 'CA'
  | 'SM'
  | 'MM'
  | 'ME'
  | 'HX'
  | 'XE'
  | 'MG'
  | 'AI'
  | 'SC'
  | 'RE'
  | 'TR'
  | 'NO'
  | 'ZS'
  | 'ZE'
  | 'ZV'
  | 'ZH'
  | 'ZN'
  | 'ZB'
  | 'ZD'
  | 'RQ'
  | 'NR';

const bytesPerSid = 16;
/** Random bytes are had many at a time: one request of them costs more than a thousand bytes do. */
const secretsPerPool = 256;
let pool = Buffer.alloc(0);
let used = 0;

/** A new identifier: two letters and 32 hexadecimal digits, as Twilio's ("CA0123…"). */
export function createSid(prefix: SidPrefix): string {
  return prefix + createSecret();
}

/** A secret like Twilio's auth tokens: 32 hexadecimal digits. */
export function createSecret(): string {
  if (used === pool.length) {
    pool = randomBytes(bytesPerSid * secretsPerPool);
    used = 0;
  }
  used += bytesPerSid;
  return pool.toString('hex', used - bytesPerSid, used);
}

/** A key like SendGrid's: `SG.`, an id of 22 characters, a dot, a secret of 43. */
export function createSendgridKey(): string {
  return `SG.${createMailId()}.${randomBytes(32).toString('base64url')}`;
}

/** An identifier like SendGrid's of messages and events: 22 characters of base64url. */
export function createMailId(): string {
  return randomBytes(16).toString('base64url');
}
