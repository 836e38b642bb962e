import fc from 'fast-check';
import { readAnswer } from '../../../src/surveys/read-answer';
import type { Question } from '../../../src/surveys/survey-definition';

const everyQuestion = { ask: { en: '?', es: '?' }, next: [{ question: 'end' }] };
const rating: Question = { kind: 'number-range', from: 1, to: 5, ...everyQuestion };
const likely: Question = { kind: 'number-range', from: 0, to: 10, ...everyQuestion };
const yesNo: Question = { kind: 'yes-no', ...everyQuestion };
const freeText: Question = { kind: 'free-text', ...everyQuestion };
const trouble: Question = {
  kind: 'single-choice',
  choices: [
    { value: 'wait', label: { en: 'the wait', es: 'la espera' } },
    { value: 'staff', label: { en: 'the staff', es: 'el personal' } },
  ],
  ...everyQuestion,
};

const notUnderstood = { kind: 'unclear', reason: 'not-understood' };
const outOfRange = { kind: 'unclear', reason: 'out-of-range' };

test.each([
  ['4', 4],
  [' 4. ', 4],
  ['4!', 4],
  ['4️⃣', 4],
  ['４', 4],
  ['four', 4],
  ['Cuatro', 4],
  ['4/5', 4],
  ['4 out of 5', 4],
  ['4 de 5', 4],
  ['I give it a 4, thanks', 4],
  ['4 stars', 4],
  ['5', 5],
  ['1', 1],
])('a rating of %j is %j', (text, answer) => {
  expect(readAnswer({ question: rating, text })).toEqual({ kind: 'answer', answer });
});

test.each([
  ['0', outOfRange],
  ['6', outOfRange],
  ['100', outOfRange],
  ['4 or 5', notUnderstood],
  ['4.5', notUnderstood],
  ['4,5', notUnderstood],
  ['-4', notUnderstood],
  ['not 4', notUnderstood],
  ['no 4', notUnderstood],
  ['4 hours of waiting', notUnderstood],
  ['call me at 2025550147', notUnderstood],
  ['good', notUnderstood],
  ['for', notUnderstood],
  ['👍', notUnderstood],
])('a rating of %j is refused', (text, reading) => {
  expect(readAnswer({ question: rating, text })).toEqual(reading);
});

test.each([
  ['0', 0],
  ['zero', 0],
  ['10', 10],
  ['diez', 10],
  ['10/10', 10],
  ['7 / 10', 7],
])('from 0 to 10, %j is %j', (text, answer) => {
  expect(readAnswer({ question: likely, text })).toEqual({ kind: 'answer', answer });
});

test.each([
  ['1', 'wait'],
  ['2)', 'staff'],
  ['option 2', 'staff'],
  ['opción 2', 'staff'],
  ['two', 'staff'],
  ['The Wait!', 'wait'],
  ['la espera', 'wait'],
])('the choice %j is %j', (text, answer) => {
  expect(readAnswer({ question: trouble, text })).toEqual({ kind: 'answer', answer });
});

test.each([
  ['3', outOfRange],
  ['0', outOfRange],
  ['1 and 2', notUnderstood],
  ['not the wait', notUnderstood],
  ['the staff and the wait', notUnderstood],
  ['wait', notUnderstood],
])('the choice %j is refused', (text, reading) => {
  expect(readAnswer({ question: trouble, text })).toEqual(reading);
});

test.each([
  ['Y', true],
  ['yes', true],
  ['YES!!', true],
  ['yes please', true],
  ['Of course', true],
  ['sí', true],
  ['S', true],
  ['👍', true],
  ['👍🏽', true],
  ['👌👌', true],
  ['🚫', false],
  ['no', false],
  ['N', false],
  ['No, thank you', false],
  ['not really', false],
  ['👎', false],
])('yes or no: %j is %j', (text, answer) => {
  expect(readAnswer({ question: yesNo, text })).toEqual({ kind: 'answer', answer });
});

test.each([
  'yes and no',
  'I do not know',
  'I know',
  'not sure',
  'yesterday',
  'nothing',
  '👍👎',
  'maybe',
  '1',
])('yes or no: %j is refused', (text) => {
  expect(readAnswer({ question: yesNo, text })).toEqual(notUnderstood);
});

test('free text is kept as it is, without the space around it', () => {
  const reading = readAnswer({ question: freeText, text: '  Too loud 😕\n(the radio)  ' });
  expect(reading).toEqual({ kind: 'answer', answer: 'Too loud 😕\n(the radio)' });
});

test.each([[rating], [yesNo], [trouble], [freeText]])(
  'no words are no answer: $kind',
  (question) => {
    expect(readAnswer({ question, text: ' \n ' })).toEqual({ kind: 'unclear', reason: 'empty' });
  },
);

test('whatever somebody writes, a number is an answer only when it is in the range', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (text) => {
      const reading = readAnswer({ question: rating, text });
      return (
        reading.kind === 'unclear' || [1, 2, 3, 4, 5].some((number) => number === reading.answer)
      );
    }),
  );
});
