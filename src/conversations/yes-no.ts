/**
 * What is a plain yes or no to any question, in the languages that we write in; as `wordsOf` gives it.
 * Whoever asks may know more words that are one to that question.
 */
export const yesPhrases: readonly string[] = [
  ...['yes', 'y', 'yep', 'yeah', 'yup', 'sure', 'ok', 'okay', 'of course', 'absolutely'],
  ...['definitely', 'si', 'claro', 'claro que si', 'por supuesto', 'vale'],
];
export const noPhrases: readonly string[] = ['no', 'nope', 'nah'];

/** With any skin tone; signs that are not here say nothing. */
export const signs: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ['👍', 'yes'],
  ['👌', 'yes'],
  ['✅', 'yes'],
  ['✔', 'yes'],
  ['☑', 'yes'],
  ['💯', 'yes'],
  ['👎', 'no'],
  ['❌', 'no'],
  ['🚫', 'no'],
  ['⛔', 'no'],
  ['✖', 'no'],
  ['🙅', 'no'],
]);
