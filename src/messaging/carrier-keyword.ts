import { wordsOf } from '../platform/words';
import type { IncomingMessage } from './incoming-message';

/** Twilio: "Twilio support for opt-out keywords", with OPTOUT and REVOKE since 2025. */
const stopWords = new Set([
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'optout',
  'revoke',
]);
const helpWords = new Set(['help', 'info']);

/**
 * Whether Twilio itself answers this message, so that we must stay silent: a reply after STOP would
 * be refused (21610), and one after HELP would be the second. Only a message that is the one word
 * counts. WhatsApp has no default HELP, so there it is ours.
 */
export function carrierKeywordOf(message: IncomingMessage): 'stop' | 'help' | undefined {
  if (message.optOut === 'STOP') return 'stop';
  if (message.optOut === 'HELP') return 'help';
  const [word = '', ...others] = wordsOf(message.body);
  if (others.length > 0) return undefined;
  if (stopWords.has(word)) return 'stop';
  return helpWords.has(word) && !message.from.startsWith('whatsapp:') ? 'help' : undefined;
}
