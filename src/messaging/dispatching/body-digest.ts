import { createHash } from 'node:crypto';
import type { RenderedMessage } from '../templates/render';

/** SHA-256 of a message's text in hexadecimal: enough to know it again, and nothing to read. */
export function digestOf(message: RenderedMessage): string {
  return digestOfText(message.channel === 'email' ? message.text : message.body);
}

/** The same of a text as Twilio lists it. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
