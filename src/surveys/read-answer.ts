import { noPhrases, signs, yesPhrases } from '../conversations/yes-no';
import { wordsOf } from '../platform/words';
import type { Answer, Question } from './survey-definition';

/** What somebody's words are as an answer. What is not plainly one is `unclear`, never a guess. */
export type Reading =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'unclear'; reason: 'not-understood' | 'out-of-range' | 'empty' };

const notUnderstood: Reading = { kind: 'unclear', reason: 'not-understood' };

/** As many characters as a text can hold (21617). */
const longestText = 1_600;

/** Words for numbers, in all languages of the surveys. */
const numberWords = new Map<string, number>(
  [
    ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ].flatMap((words) => words.map((word, value) => [word, value] as const)),
);

/** What people put around a number without changing it. */
const wordsAroundNumbers = new Set(
  (
    'a an the i give it you would say my answer is option number please thanks thank star stars point ' +
    'points el la un una le doy mi respuesta es opcion numero por favor gracias estrella estrellas ' +
    'punto puntos'
  ).split(' '),
);

const yes = new Set([...yesPhrases, 's']);
const no = new Set([...noPhrases, 'n', 'not really', 'no way', 'para nada', 'claro que no']);
const politeWords = new Set('please thanks thank you por favor gracias'.split(' '));
const tonesAndMarks = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu;

/** Reads somebody's words as the answer to a question. Languages are not told apart: people mix them. */
export function readAnswer({ question, text }: { question: Question; text: string }): Reading {
  if (text.trim() === '') return { kind: 'unclear', reason: 'empty' };
  switch (question.kind) {
    case 'free-text':
      return { kind: 'answer', answer: text.trim().slice(0, longestText) };
    case 'yes-no':
      return readYesNo(text);
    case 'number-range':
      return readNumber({ text, from: question.from, to: question.to });
    case 'single-choice':
      return readChoice({ text, choices: question.choices });
  }
}

function readYesNo(text: string): Reading {
  const symbols = text.replace(tonesAndMarks, '').trim();
  const [sign, ...otherSigns] = new Set(Array.from(symbols, (symbol) => signs.get(symbol)));
  if (sign && otherSigns.length === 0) return { kind: 'answer', answer: sign === 'yes' };
  const phrase = wordsOf(text)
    .filter((word) => !politeWords.has(word))
    .join(' ');
  if (yes.has(phrase)) return { kind: 'answer', answer: true };
  return no.has(phrase) ? { kind: 'answer', answer: false } : notUnderstood;
}

function readNumber({ text, from, to }: { text: string; from: number; to: number }): Reading {
  const value = numberIn({ text, to });
  if (value === undefined) return notUnderstood;
  return value >= from && value <= to
    ? { kind: 'answer', answer: value }
    : { kind: 'unclear', reason: 'out-of-range' };
}

function readChoice({
  text,
  choices,
}: {
  text: string;
  choices: Extract<Question, { kind: 'single-choice' }>['choices'];
}): Reading {
  const said = wordsOf(text).join(' ');
  const named = choices.find(({ label }) =>
    Object.values(label).some((one) => wordsOf(one).join(' ') === said),
  );
  if (named) return { kind: 'answer', answer: named.value };
  const position = numberIn({ text, to: choices.length });
  if (position === undefined) return notUnderstood;
  const chosen = choices[position - 1];
  return chosen
    ? { kind: 'answer', answer: chosen.value }
    : { kind: 'unclear', reason: 'out-of-range' };
}

/**
 * The one whole number that a text is about, as "4", "four!", "4 stars", "4/5" or a keycap emoji.
 * Undefined when there is none or another beside it ("4 or 5"), a fraction, or words that may turn
 * its meaning.
 */
function numberIn({ text, to }: { text: string; to: number }): number | undefined {
  // Keycap emoji are a digit and two marks; a sign or a decimal point makes another number of it.
  const plain = text.normalize('NFKC').replace(/[\uFE0F\u20E3]/g, '');
  if (/[-−]\s*\d|\d[.,]\d/.test(plain)) return undefined;
  const words = wordsOf(
    plain.replace(new RegExp(`(?:/|\\bout of\\b|\\bof\\b|\\bde\\b)\\s*${to}\\b`, 'i'), ''),
  );
  const others = words.filter((word) => numberOf(word) === undefined);
  const [value, ...more] = words.flatMap((word) => numberOf(word) ?? []);
  const isPlain = more.length === 0 && others.every((word) => wordsAroundNumbers.has(word));
  return isPlain ? value : undefined;
}

function numberOf(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : numberWords.get(word);
}
