import { wordsOf } from '../platform/words';

/** What a caller wants from the menu. */
export type MenuChoice =
  | { kind: 'department'; department: 'sales' | 'support' | 'operator' }
  | { kind: 'hours' }
  | { kind: 'message' }
  | { kind: 'repeat' }
  | { kind: 'silence' }
  | { kind: 'unclear' };

const sales: MenuChoice = { kind: 'department', department: 'sales' };
const support: MenuChoice = { kind: 'department', department: 'support' };
const operator: MenuChoice = { kind: 'department', department: 'operator' };
const hours: MenuChoice = { kind: 'hours' };
const message: MenuChoice = { kind: 'message' };
const repeat: MenuChoice = { kind: 'repeat' };
const unclear: MenuChoice = { kind: 'unclear' };

const byKey = new Map<string, MenuChoice>([
  ['1', sales],
  ['2', support],
  ['3', hours],
  ['4', message],
  ['0', operator],
  ['*', repeat],
]);

const byWord = new Map<string, MenuChoice>([
  ['sales', sales],
  ['one', sales],
  ['1', sales],
  ['support', support],
  ['two', support],
  ['2', support],
  ['hours', hours],
  ['three', hours],
  ['3', hours],
  ['message', message],
  ['voicemail', message],
  ['four', message],
  ['4', message],
  ['operator', operator],
  ['zero', operator],
  ['0', operator],
  ['repeat', repeat],
]);

const denials = new Set(['no', 'not', 'dont', 'never', 'without']);

/** The words that the speech recognition should expect. */
export const menuHints = 'sales, support, hours, message, operator, repeat';

/**
 * What a caller means. Whole words only, and never a guess: two choices in one sentence, or a denial
 * ("not sales"), are unclear.
 */
export function meaningOfMenuAnswer(answer: {
  digits: string | undefined;
  speech: string | undefined;
}): MenuChoice {
  if (answer.digits !== undefined) return byKey.get(answer.digits) ?? unclear;
  if (answer.speech === undefined) return { kind: 'silence' };
  const words = wordsOf(answer.speech);
  if (words.some((word) => denials.has(word))) return unclear;
  const found = new Set(
    words.map((word) => byWord.get(word)).filter((choice) => choice !== undefined),
  );
  const [choice] = found;
  return choice !== undefined && found.size === 1 ? choice : unclear;
}
