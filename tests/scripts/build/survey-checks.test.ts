import { checkSurveys } from '../../../scripts/build/survey-checks';

const words = { en: 'How was it?', es: 'Como fue?' };
const survey = {
  name: 'test-survey',
  intro: words,
  thanks: words,
  hoursOpen: 24,
  mostMisses: 3,
  first: 'only',
  questions: { only: { kind: 'free-text', ask: words, next: [{ question: 'end' }] } },
};

test('the surveys that are shipped pass', () => {
  expect(() => checkSurveys()).not.toThrow();
});

test.each<[string, object, RegExp]>([
  ['a missing language', { intro: { en: 'Hello' } }, /Survey test-survey: intro\.es: /],
  ['a misspelt setting', { hourOpen: 3 }, /Survey test-survey: the whole: .*hourOpen/],
  ['a question that is missing', { first: 'other' }, /first: there is no question "other"/],
  [
    'a character that is not in GSM-7',
    { thanks: { en: 'Thanks', es: 'Adiós' } },
    /thanks\.es: ó is not in GSM-7/,
  ],
  ['words that are empty', { intro: { en: ' ', es: 'Hola' } }, /intro\.en: there are no words/],
  [
    'words that are too long',
    { thanks: { en: 'x'.repeat(307), es: 'Gracias' } },
    // 306 characters are two segments of 153.
    /thanks\.en: it takes 3 segments/,
  ],
])('%s is refused when the functions are built', (_, change, problem) => {
  expect(() => checkSurveys([{ ...survey, ...change }])).toThrow(problem);
});
