import { wordsOf } from '../../platform/words';

/** What one of the staff wants by a text that can mean nothing else. */
export type StaffCommand =
  | { kind: 'write'; number: number; text: string }
  | { kind: 'take'; number: number }
  | { kind: 'close'; number: number }
  | { kind: 'log'; number: number }
  /** DONE alone: whichever thread they have. */
  | { kind: 'close-own' }
  | { kind: 'list' }
  | { kind: 'commands' };

type NumberedKind = 'take' | 'close' | 'log';

const numbered: ReadonlyMap<string, NumberedKind> = new Map([
  ...['done', 'close', 'listo', 'hecho'].map((word) => [word, 'close'] as const),
  ...['take', 'tomar'].map((word) => [word, 'take'] as const),
  ...['log', 'historial'].map((word) => [word, 'log'] as const),
]);
// Not HELP: the carrier answers that word itself. Twilio: "Twilio support for opt-out keywords".
const alone: ReadonlyMap<string, StaffCommand> = new Map<string, StaffCommand>([
  ['done', { kind: 'close-own' }],
  ['listo', { kind: 'close-own' }],
  ['hecho', { kind: 'close-own' }],
  ['list', { kind: 'list' }],
  ['lista', { kind: 'list' }],
  ['commands', { kind: 'commands' }],
  ['comandos', { kind: 'commands' }],
]);

/**
 * The command in a text of the staff: `#12 your text`, `#12 DONE`, `#12 TAKE`, `#12 LOG`, DONE, LIST
 * or COMMANDS. Undefined for everything else, which may be an answer, an order number or a thread's
 * next line. A command counts only alone: `#12 done with this` is written to the customer.
 */
export function staffCommandOf(text: string): StaffCommand | undefined {
  const [, digits, rest] = /^\s*#\s?(\d{1,9})(?!\d)[\s:,.-]*(.*)$/s.exec(text) ?? [];
  if (digits === undefined || rest === undefined) return onlyWordOf(text, alone);
  const number = Number(digits);
  const kind = onlyWordOf(rest, numbered);
  return kind ? { kind, number } : { kind: 'write', number, text: rest.trim() };
}

function onlyWordOf<Meaning>(
  text: string,
  meanings: ReadonlyMap<string, Meaning>,
): Meaning | undefined {
  const [word = '', ...others] = wordsOf(text);
  return others.length === 0 ? meanings.get(word) : undefined;
}
