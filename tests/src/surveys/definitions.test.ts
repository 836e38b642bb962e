import { z } from 'zod/mini';
import { problemsOf } from '../../../src/surveys/check-definition';
import { surveyFiles, surveyNamed } from '../../../src/surveys/definitions';
import { nextQuestion } from '../../../src/surveys/next-question';
import { type SurveyDefinition, surveyDefinition } from '../../../src/surveys/survey-definition';

const words = { en: 'What?', es: 'Que?' };
const rating = {
  kind: 'number-range' as const,
  from: 1,
  to: 5,
  ask: words,
  next: [{ when: { atMost: 2 }, question: 'why' }, { question: 'end' }],
};
const why = { kind: 'free-text' as const, ask: words, next: [{ question: 'end' }] };

function surveyWith(questions: SurveyDefinition['questions']): SurveyDefinition {
  const [first = ''] = Object.keys(questions);
  return {
    name: 'test',
    intro: words,
    thanks: words,
    hoursOpen: 24,
    mostMisses: 3,
    first,
    questions,
  };
}

test.each(surveyFiles.map((file) => [z.parse(surveyDefinition, file)]))(
  'the survey $name leads everybody to its end',
  (survey) => {
    expect(problemsOf(survey)).toEqual([]);
  },
);

test.each<[string, SurveyDefinition['questions'], RegExp]>([
  ['a branch to nowhere', { rating }, /questions\.rating\.next\[0\]: there is no question "why"/],
  [
    'a question that nothing leads to',
    { rating: { ...rating, next: [{ question: 'end' }] }, why },
    /questions\.why: no answer leads to it/,
  ],
  [
    'a circle',
    { rating, why: { ...why, next: [{ question: 'rating' }] } },
    /comes back to itself by rating, why, rating/,
  ],
  [
    'a last branch with a condition',
    { rating: { ...rating, next: [{ when: { atMost: 2 }, question: 'end' }] } },
    /next\[0\]: the last branch must hold always/,
  ],
  [
    'a branch after one that always holds',
    { rating: { ...rating, next: [{ question: 'why' }, { question: 'end' }] }, why },
    /next\[0\]: what follows it is never reached/,
  ],
  [
    'a condition out of the range',
    {
      rating: { ...rating, next: [{ when: { atLeast: 6 }, question: 'why' }, { question: 'end' }] },
      why,
    },
    /no answer to a number-range question is like this/,
  ],
  [
    'a condition on free text',
    { why: { ...why, next: [{ when: { is: ['x'] }, question: 'end' }, { question: 'end' }] } },
    /no answer to a free-text question is like this/,
  ],
  ['a range upside down', { rating: { ...rating, from: 5, to: 1 }, why }, /"from" must be less/],
])('%s is refused', (_, questions, problem) => {
  expect(problemsOf(surveyWith(questions)).join('\n')).toMatch(problem);
});

test.each([
  ['rating', 1, 'trouble'],
  ['rating', 2, 'trouble'],
  ['rating', 3, 'recommend'],
  ['trouble', 'wait', 'comment'],
  ['recommend', false, 'comment'],
  ['recommend', true, undefined],
  ['comment', 'Nothing', undefined],
])('in the visit survey, %s answered by %j leads to %s', (name, answer, next) => {
  const question = surveyNamed('visit-survey').questions[name];
  if (!question) throw new Error(`The visit survey has no question "${name}".`);
  expect(nextQuestion({ question, answer })).toBe(next);
});
