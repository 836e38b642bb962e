import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A new private key for signing events, in PEM (PKCS #8): ECDSA on the curve P-256. */
export function createEventKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The public key as SendGrid shows it: base64 of its DER, without the lines of PEM. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

/**
 * The headers with which a receiver can tell that a post is genuine: an ECDSA signature with SHA-256
 * of the timestamp and the raw body. Source: SendGrid "Getting Started with the Event Webhook
 * Security Features".
 *
 * @param timestamp Unix time in seconds
 */
export function signatureHeaders({
  privateKey,
  timestamp,
  body,
}: {
  privateKey: string;
  timestamp: number;
  body: string;
}): Record<string, string> {
  const signature = sign('sha256', Buffer.from(`${timestamp}${body}`), privateKey);
  return {
    'x-twilio-email-event-webhook-signature': signature.toString('base64'),
    'x-twilio-email-event-webhook-timestamp': String(timestamp),
  };
}
