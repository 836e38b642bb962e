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
const sidsPerPool = 256;
let pool = Buffer.alloc(0);
let used = 0;

/** A new identifier: two letters and 32 hexadecimal digits, as Twilio's ("CA0123…"). */
export function createSid(prefix: SidPrefix): string {
  if (used === pool.length) {
    pool = randomBytes(bytesPerSid * sidsPerPool);
    used = 0;
  }
  const sid = prefix + pool.toString('hex', used, used + bytesPerSid);
  used += bytesPerSid;
  return sid;
}

/** A secret like Twilio's auth tokens: 32 hexadecimal digits. */
export function createSecret(): string {
  return randomBytes(bytesPerSid).toString('hex');
}
