import { wordsOf } from '../platform/words';

/** What people may ask the bot for at any time. */
export type BotCommand =
  | 'menu'
  | 'appointments'
  | 'track'
  | 'tech'
  | 'bill'
  | 'human'
  | 'english'
  | 'spanish';

/** Understood in both languages, whichever the person is answered in; without accents, as `wordsOf` gives them. */
const commands: ReadonlyMap<string, BotCommand> = new Map([
  ...['menu', 'start', 'help', 'inicio'].map((word) => [word, 'menu'] as const),
  ...['appointment', 'appointments', 'cita', 'citas'].map(
    (word) => [word, 'appointments'] as const,
  ),
  ...['track', 'order', 'orders', 'pedido', 'pedidos'].map((word) => [word, 'track'] as const),
  ...['tech', 'tecnico', 'tecnica'].map((word) => [word, 'tech'] as const),
  ...['bill', 'billing', 'cuenta', 'factura'].map((word) => [word, 'bill'] as const),
  ...['human', 'person', 'persona', 'humano'].map((word) => [word, 'human'] as const),
  ...['english', 'ingles'].map((word) => [word, 'english'] as const),
  ...['espanol', 'spanish'].map((word) => [word, 'spanish'] as const),
]);
const politeness: ReadonlySet<string> = new Set(['please', 'por', 'favor']);

/**
 * The bot's command that a text is. It counts only when it is the whole message, whatever its case and
 * punctuation and with a "please".
 */
export function commandOf(text: string): BotCommand | undefined {
  const words = wordsOf(text).filter((word) => !politeness.has(word));
  return words.length === 1 ? commands.get(words[0] ?? '') : undefined;
}
