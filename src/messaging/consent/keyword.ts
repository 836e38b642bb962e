import { isTollFree } from '../../platform/phone-numbers';
import { wordsOf } from '../../platform/words';
import type { IncomingMessage } from '../incoming-message';

/** A word by which people govern whether they are texted. */
export interface Keyword {
  kind: 'stop' | 'start' | 'help';
  /** As `stop` or `cancel`; several words with a space between. */
  word: string;
  /** Whether Twilio has answered already, so that we must not: after STOP our reply would be refused. */
  answeredBy: 'twilio' | 'us';
  /** Whether the word may also be the answer to a question of ours, as YES is. */
  mayAnswer: boolean;
}

/**
 * The words that Twilio acts on and answers by itself for long codes and toll-free numbers, when they
 * are the whole message, to the letter. Twilio: "Twilio support for opt-out keywords (SMS STOP filtering)", with
 * OPTOUT and REVOKE since 2025, and "Customize users' opt-in and opt-out experience with Advanced
 * Opt-Out". English alone: other languages reach us like any other word.
 */
const carrierWords: ReadonlyMap<string, Keyword['kind']> = new Map([
  ...['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke'].map(
    (word) => [word, 'stop'] as const,
  ),
  ...['start', 'yes', 'unstop'].map((word) => [word, 'start'] as const),
  ...['help', 'info'].map((word) => [word, 'help'] as const),
]);

/** Opt-in words of toll-free numbers, where the network itself keeps the list. Same article, toll-free. */
const tollFreeStartWords: ReadonlySet<string> = new Set(['start', 'unstop']);

/** Where nobody acts on them but us, these words mean an appointment or an answer as often as texts. */
const ambiguous: ReadonlySet<string> = new Set(['cancel', 'end', 'quit', 'yes', 'info']);

/**
 * What we understand ourselves: whole messages without "please" and the like. A person may revoke in
 * any reasonable way, and "stop" with a word beside it is one (47 CFR 64.1200(a)(10), FCC 24-24).
 * CANCELAR is not among them: it is what people answer about an appointment.
 */
const ownWords: ReadonlyMap<string, Keyword['kind']> = new Map([
  ...[...carrierWords].filter(([word]) => !ambiguous.has(word)),
  ...['opt out', 'stop all', 'stop texting', 'stop texting me', 'stop messaging me'].map(
    (word) => [word, 'stop'] as const,
  ),
  ...['unsubscribe me', 'no more texts', 'no more messages', 'do not text me', 'dont text me'].map(
    (word) => [word, 'stop'] as const,
  ),
  ...['alto', 'pare', 'parar', 'baja', 'darme de baja', 'no mas mensajes', 'no mas textos'].map(
    (word) => [word, 'stop'] as const,
  ),
  ...['arret', 'arrete', 'arreter'].map((word) => [word, 'stop'] as const),
  ...['empezar', 'iniciar', 'reanudar', 'alta'].map((word) => [word, 'start'] as const),
  ...['ayuda', 'aide'].map((word) => [word, 'help'] as const),
]);
const fillers: ReadonlySet<string> = new Set([
  'please',
  'now',
  'por',
  'favor',
  'thanks',
  'gracias',
]);

/**
 * What a text says about being texted, if it says that and nothing else.
 *
 * Twilio answers for long codes and toll-free numbers, and wherever Advanced Opt-Out is on, which it
 * tells by `OptOutType`. On WhatsApp and on short codes nobody does, so there it is ours.
 */
export function keywordOf(message: IncomingMessage): Keyword | undefined {
  const words = wordsOf(message.body);
  const whole = words.join(' ');
  if (message.optOut !== undefined) {
    const kind = kinds[message.optOut];
    return { kind, word: whole, answeredBy: 'twilio', mayAnswer: whole === 'yes' };
  }
  const exact = message.body.trim().toLowerCase();
  const ofCarrier = answersItself(message.to) ? carrierWords.get(exact) : undefined;
  if (ofCarrier) {
    if (ofCarrier === 'start' && !isStartWord({ word: exact, to: message.to })) return undefined;
    return { kind: ofCarrier, word: exact, answeredBy: 'twilio', mayAnswer: exact === 'yes' };
  }
  const plain = words.filter((word) => !fillers.has(word)).join(' ');
  const kind = ownWords.get(plain);
  return kind && { kind, word: plain, answeredBy: 'us', mayAnswer: false };
}

const kinds = { STOP: 'stop', START: 'start', HELP: 'help' } as const;

/** Long codes and toll-free numbers, which alone are written in E.164 without a channel. */
function answersItself(to: string): boolean {
  return /^\+\d{8,15}$/.test(to);
}

function isStartWord({ word, to }: { word: string; to: string }): boolean {
  return !isTollFree(to) || tollFreeStartWords.has(word);
}
