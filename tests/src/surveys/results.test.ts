import { surveyNamed } from '../../../src/surveys/definitions';
import { type ResultRun, resultsOf } from '../../../src/surveys/results';
import { resultsCsv } from '../../../src/surveys/results-csv';
import type { Answer } from '../../../src/surveys/survey-definition';

const survey = surveyNamed('order-survey');

function runWith(change: Partial<ResultRun>, answers: Record<string, Answer> = {}): ResultRun {
  return {
    person: '+12025550147',
    reference: 'order-1',
    language: 'en',
    state: 'completed',
    question: 'delivery',
    askedAt: new Date('2026-11-20T15:00:00Z'),
    endedAt: new Date('2026-11-20T15:04:00Z'),
    answers: new Map(Object.entries(answers)),
    ...change,
  };
}

const runs = [
  runWith({}, { complete: true, likely: 10, delivery: 'on-time' }),
  runWith({}, { complete: false, missing: 'the lid', likely: 6, delivery: 'late' }),
  runWith({ state: 'stopped', question: 'likely' }, { complete: true }),
  runWith({ state: 'asked', question: 'complete', endedAt: undefined }),
];

test('results count people, answers and shares', () => {
  const results = resultsOf({ survey, runs });
  expect(results.runs).toMatchObject({ total: 4, completed: 2, stopped: 1, asked: 1, expired: 0 });
  // 3 of 4 answered something; 2 of 4 answered all.
  expect(results).toMatchObject({ responseRate: 0.75, completionRate: 0.5 });
  expect(results.questions).toEqual([
    {
      question: 'complete',
      kind: 'yes-no',
      asked: 4,
      answered: 3,
      counts: { true: 2, false: 1 },
    },
    { question: 'missing', kind: 'free-text', asked: 1, answered: 1 },
    {
      question: 'likely',
      kind: 'number-range',
      asked: 3,
      answered: 2,
      counts: { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 1, 7: 0, 8: 0, 9: 0, 10: 1 },
      average: 8,
      // One promoter and one detractor of two.
      netPromoterScore: 0,
    },
    {
      question: 'delivery',
      kind: 'single-choice',
      asked: 2,
      answered: 2,
      counts: { 'on-time': 1, late: 1, hard: 0 },
    },
  ]);
});

test('nobody asked makes no share', () => {
  expect(resultsOf({ survey, runs: [] })).toMatchObject({
    responseRate: null,
    completionRate: null,
  });
});

test('the table has a line a person, and no cell that a spreadsheet would run', () => {
  const csv = resultsCsv({
    survey,
    runs: [
      runWith({}, { complete: false, missing: '=HYPERLINK("http://example.com","x")', likely: 0 }),
      runWith({ reference: '-1', endedAt: undefined }, { missing: 'a "lid",\nand a box' }),
      runWith({ reference: '＝1+1' }),
    ],
  });
  expect(csv).toBe(
    'reference,person,language,state,asked_at,ended_at,complete,missing,likely,delivery\r\n' +
      "order-1,'+12025550147,en,completed,2026-11-20T15:00:00.000Z,2026-11-20T15:04:00.000Z,false," +
      '"\'=HYPERLINK(""http://example.com"",""x"")",0,\r\n' +
      '\'-1,\'+12025550147,en,completed,2026-11-20T15:00:00.000Z,,,"a ""lid"",\nand a box",,\r\n' +
      "'＝1+1,'+12025550147,en,completed,2026-11-20T15:00:00.000Z,2026-11-20T15:04:00.000Z,,,,\r\n",
  );
});
