import fc from 'fast-check';
import {
  meaningOfReply,
  type ReplyMeaning,
  type Wish,
} from '../../../src/appointments/reply-meaning';
import { phraseKinds, phrases } from '../../../src/appointments/reply-phrases';
import { wordsOf } from '../../../src/platform/words';

function explicit(wish: Wish, choice?: number | 'all'): ReplyMeaning {
  return { kind: 'wish', wish, strength: 'explicit', choice };
}
function implied(wish: Wish): ReplyMeaning {
  return { kind: 'wish', wish, strength: 'implied', choice: undefined };
}
const unclear: ReplyMeaning = { kind: 'unclear' };

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
  ['yes and no', unclear],
  ['yes 👎', unclear],
  ['👍👎', unclear],
  ['no, yes', unclear],
  ['not yes', unclear],
  ["I don't think I can confirm", unclear],
  ['never confirm', unclear],
  ['I cannot cancel', unclear],
  ['No puedo cancelar', unclear],
  ['no cancel', unclear],
  ["don't cancel", unclear],
  ['no reschedule', unclear],
  ['yes no confirm', unclear],
  ['C or R', unclear],
  ['1 2', unclear],
  ['C u soon', unclear],
  ['confirm it is me', unclear],
  ['unconfirmed', unclear],
  ['what time is it?', unclear],
  ['NC-1001', unclear],
  ['I will be there late', unclear],
  ['yesterday', unclear],
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
      expect(meaningOfReply(`${text} ${word}`)).toEqual(unclear);
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
