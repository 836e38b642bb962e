import fc from 'fast-check';
import type { NamedDay } from '../../../src/appointments/named-day';
import {
  meaningOfReply,
  type ReplyMeaning,
  type Wish,
} from '../../../src/appointments/reply-meaning';
import { phraseKinds, phrases } from '../../../src/appointments/reply-phrases';
import { wordsOf } from '../../../src/platform/words';

function explicit(wish: Wish, choice?: number | 'all'): ReplyMeaning {
  return { kind: 'wish', wish, strength: 'explicit', choice, day: undefined };
}
function onDay(wish: Wish, day: NamedDay): ReplyMeaning {
  return { kind: 'wish', wish, strength: 'explicit', choice: undefined, day };
}
function implied(wish: Wish): ReplyMeaning {
  return { kind: 'wish', wish, strength: 'implied', choice: undefined, day: undefined };
}
const unclear: ReplyMeaning = { kind: 'unclear' };
/** Unclear, with something in it against what was asked. */
const contrary: ReplyMeaning = { kind: 'contrary' };
const wrongNumber: ReplyMeaning = { kind: 'wrong-number' };

test.each<[string, ReplyMeaning]>([
  ['C', explicit('confirm')],
  [' c. ', explicit('confirm')],
  ['CONFIRM', explicit('confirm')],
  ['Yes, I confirm!', explicit('confirm')],
  ["I'll be there, thanks 🙏", explicit('confirm')],
  ['Yes please', implied('confirm')],
  ['YES', implied('confirm')],
  ['ok 👍', implied('confirm')],
  ['👍', implied('confirm')],
  ['👍🏽', implied('confirm')],
  ['✅', implied('confirm')],
  ['Sí', implied('confirm')],
  ['Sí, confirmo mi cita. Gracias', explicit('confirm')],
  ['Oui', implied('confirm')],
  ['Ich bestätige', explicit('confirm')],
  ['确认', explicit('confirm')],
  ['是的', implied('confirm')],
  ['R', explicit('reschedule')],
  ['r!', explicit('reschedule')],
  ['Yes, please reschedule', explicit('reschedule')],
  ['Can I reschedule?', explicit('reschedule')],
  ["I can't come. Please reschedule", explicit('reschedule')],
  ['¿Puedo cambiar mi cita?', explicit('reschedule')],
  ['I do not confirm', explicit('not-coming')],
  ["I don't confirm.", explicit('not-coming')],
  ["No, I can't make it", explicit('not-coming')],
  ['No puedo', explicit('not-coming')],
  ['no puedo, lo siento', explicit('not-coming')],
  ['No', implied('not-coming')],
  ['👎', implied('not-coming')],
  ['❌', implied('not-coming')],
  ['cancel', explicit('cancel')],
  ['Please cancel my appointment', explicit('cancel')],
  ['Quiero cancelar mi cita', explicit('cancel')],
  ['C 2', explicit('confirm', 2)],
  ['2 c', explicit('confirm', 2)],
  ['confirm both', explicit('confirm', 'all')],
  ['1', { kind: 'choice', choice: 1 }],
  ['1)', { kind: 'choice', choice: 1 }],
  ['2️⃣', { kind: 'choice', choice: 2 }],
  ['two', { kind: 'choice', choice: 2 }],
  ['dos por favor', { kind: 'choice', choice: 2 }],
  ['both', { kind: 'choice', choice: 'all' }],
  ['Thanks!', { kind: 'courtesy' }],
  ['muchas gracias', { kind: 'courtesy' }],
  ['', unclear],
  ['?', unclear],
  ['🤷', unclear],
  ['Confirmed?', unclear],
  ['yes?', unclear],
  ['yes ❓', unclear],
  ['👍❔', unclear],
  ['C⁉️', unclear],
  ['yes and no', contrary],
  ['yes 👎', contrary],
  ['👍👎', contrary],
  ['no, yes', contrary],
  ['not yes', contrary],
  ["I don't think I can confirm", contrary],
  ['never confirm', contrary],
  ['I cannot cancel', contrary],
  ['No puedo cancelar', contrary],
  ['no cancel', contrary],
  ["don't cancel", contrary],
  ['no reschedule', contrary],
  ['yes no confirm', contrary],
  ['C or R', unclear],
  ['1 2', unclear],
  ['C u soon', unclear],
  ['confirm it is me', unclear],
  ['unconfirmed', unclear],
  ['what time is it?', unclear],
  ['NC-1001', unclear],
  ['I will be there late', unclear],
  ['yesterday', unclear],
  // Days of the appointment, and of another that they would rather have.
  ['cant make it monday', onDay('not-coming', 1)],
  ["Sorry, I can't make it on Monday.", onDay('not-coming', 1)],
  ['not coming tomorrow', onDay('not-coming', 'tomorrow')],
  ['No puedo ir el martes', onDay('not-coming', 2)],
  ['See you Thursday!', onDay('confirm', 4)],
  ['see you tomorrow', onDay('confirm', 'tomorrow')],
  ['reschedule to friday', explicit('reschedule')],
  ['Can we do 3pm instead?', explicit('reschedule')],
  ['can we do Friday at 3:30 pm', explicit('reschedule')],
  ["I can't make it Monday. Can we do Tuesday instead?", onDay('reschedule', 1)],
  ['cant make it next monday', contrary],
  ['cant make it monday or tuesday', contrary],
  ["I can't make it Monday, not coming Tuesday", contrary],
  ['3pm', unclear],
  ['see you weekday', unclear],
  // Why not, which says nothing alone.
  ['sorry sick, not coming', explicit('not-coming')],
  ["I'm sick, please reschedule", explicit('reschedule')],
  ['No, I am sick', implied('not-coming')],
  ['sorry, something came up', contrary],
  ['sick', contrary],
  ['yes, sick', contrary],
  ['C, I am sick', contrary],
  ['No worries, see you then', explicit('confirm')],
  ['no worries', { kind: 'courtesy' }],
  ['no worries, not coming', explicit('not-coming')],
  ['Wrong number', wrongNumber],
  ['Sorry, you have the wrong number.', wrongNumber],
  ['No, wrong number', wrongNumber],
  ['Número equivocado', wrongNumber],
  ['yes, wrong number', contrary],
  ['wrong number?', contrary],
])('%j means %j', (text, meaning) => {
  expect(meaningOfReply(text)).toEqual(meaning);
});

test('no phrase means two things, and each is written as words are read', () => {
  const all = phraseKinds.flatMap((kind) => phrases[kind]);
  expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
  expect(all.filter((phrase) => wordsOf(phrase).join(' ') !== phrase)).toEqual([]);
  expect(all.filter((phrase) => phrase.split(' ').length > 6)).toEqual([]);
});

const affirmative = fc
  .array(fc.constantFrom(...phrases.confirm, ...phrases.yes, ...phrases.courtesy, '👍', 'C'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const negation = fc.constantFrom(
  ...['no', 'not', 'never', "don't", 'do not', 'cannot', "can't", "won't", 'nope', 'neither'],
  ...[
    'nunca',
    'tampoco',
    'jamás',
    'no puedo',
    'nein',
    'nicht',
    'non',
    'pas',
    '不',
    '👎',
    '❌',
    '🚫',
  ],
);

test('a negation anywhere never confirms', () => {
  fc.assert(
    fc.property(affirmative, negation, fc.nat(), (text, no, seed) => {
      const words = text.split(' ');
      const place = seed % (words.length + 1);
      const negated = [...words.slice(0, place), no, ...words.slice(place)].join(' ');
      expect(meaningOfReply(negated)).not.toMatchObject({ wish: 'confirm' });
    }),
    { numRuns: 2_000 },
  );
});

test('a word that we do not know is never passed over', () => {
  const unknown = fc
    .string({ unit: fc.constantFrom(...'bdfghjlmpqtvwxz') })
    .map((end) => `zq${end}`);
  fc.assert(
    fc.property(affirmative, unknown, (text, word) => {
      expect([unclear, contrary]).toContainEqual(meaningOfReply(`${text} ${word}`));
    }),
  );
});

test('case, punctuation and a please change nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...phrases.confirm, ...phrases.reschedule), (phrase) => {
      const plain = meaningOfReply(phrase);
      expect(meaningOfReply(`  ${phrase.toUpperCase()}!!! `)).toEqual(plain);
      expect(meaningOfReply(`${phrase}, please.`)).toEqual(plain);
    }),
  );
});
