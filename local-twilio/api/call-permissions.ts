import { ApiError } from './errors';

/** Numbers that no account may call before Twilio has permitted it, by how they begin. */
const closed: ReadonlyArray<{ prefix: string; code: 21202 | 21203 }> = [
  // Premium rate: North American area code 900, British 09, German 0900, international +979.
  { prefix: '+1900', code: 21202 },
  { prefix: '+449', code: 21202 },
  { prefix: '+49900', code: 21202 },
  { prefix: '+979', code: 21202 },
  // Satellites and international networks (ITU-T E.164), which a new account's geographic
  // permissions leave out. Countries are all open here.
  { prefix: '+870', code: 21203 },
  { prefix: '+881', code: 21203 },
  { prefix: '+882', code: 21203 },
  { prefix: '+883', code: 21203 },
];

const messages = {
  21202: (to: string) => `The number you are attempting to call, ${to}, is a premium number.`,
  21203: (to: string) => `International calling is not enabled for calls to ${to}.`,
} as const;

/**
 * Refuses calls to premium-rate numbers (21202 "Called number is a premium number") and to networks
 * that need an international permission (21203 "International calling not enabled").
 */
export function requireCallPermission(to: string): void {
  const refusal = closed.find(({ prefix }) => to.startsWith(prefix));
  if (refusal) throw new ApiError({ code: refusal.code, message: messages[refusal.code](to) });
}
