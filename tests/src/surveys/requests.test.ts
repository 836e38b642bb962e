import { sql } from 'kysely';
import { answerSurveyRequest } from '../../../src/surveys/answer-survey-request';
import { surveyRequest } from '../../../src/surveys/survey-request';
import { askAsPartner } from '../ask-as-partner';
import { maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

beforeEach(() => sql`truncate survey_runs, survey_answers`.execute(office.app.database));

function ask(body: object): Promise<{ status: number; body: unknown }> {
  return askAsPartner({
    app: office.app,
    path: '/surveys',
    input: surveyRequest,
    answer: answerSurveyRequest,
    body,
  });
}

const start = {
  action: 'start',
  survey: 'visit-survey',
  reference: 'visit-1',
  people: [{ phoneNumber: maya }],
};

async function stored(): Promise<{ runs: unknown[]; messages: unknown[] }> {
  const { database } = office.app;
  return {
    runs: await database.selectFrom('survey_runs').select(['person', 'state']).execute(),
    messages: await database.selectFrom('outbox').select('recipient').execute(),
  };
}

test('a survey is started for a list, in the language of each', async () => {
  const people = [{ phoneNumber: maya, language: 'es' }, { phoneNumber: tom }];
  expect(await ask({ ...start, people })).toEqual({
    status: 201,
    body: {
      survey: 'visit-survey',
      reference: 'visit-1',
      started: expect.arrayContaining([maya, tom]),
      startedBefore: [],
      busy: [],
    },
  });
  const bodies = office.sent.map(({ to, body }) => [to, body]);
  expect(bodies).toContainEqual([maya, expect.stringMatching(/de 1 \(mala\) a 5/)]);
  expect(bodies).toContainEqual([tom, expect.stringMatching(/from 1 \(bad\) to 5/)]);
});

test('the same reference asks each person once', async () => {
  await ask(start);
  const again = await ask({ ...start, people: [{ phoneNumber: maya }, { phoneNumber: tom }] });
  expect(again).toMatchObject({ status: 201, body: { started: [tom], startedBefore: [maya] } });
  expect(await ask(start)).toMatchObject({ status: 200, body: { started: [] } });
  expect(office.sent).toHaveLength(2);
});

test('somebody with a survey open is asked no second one', async () => {
  await ask(start);
  const second = { ...start, survey: 'order-survey', reference: 'order-1' };
  expect(await ask(second)).toMatchObject({
    status: 409,
    body: { error: { code: 'survey_open' } },
  });
  expect(
    await ask({ ...second, people: [{ phoneNumber: maya }, { phoneNumber: tom }] }),
  ).toMatchObject({ status: 201, body: { started: [tom], busy: [maya] } });
});

test('a survey that is over makes room for the next', async () => {
  await ask(start);
  office.timePasses(73 * 3_600_000);
  const second = { ...start, survey: 'order-survey', reference: 'order-1' };
  expect(await ask(second)).toMatchObject({ status: 201, body: { started: [maya] } });
});

test('cancelling ends what is open and takes back what has not gone out', async () => {
  await ask({ ...start, sendAt: '2026-11-21T15:00:00Z' });
  expect(await ask({ action: 'cancel', reference: 'visit-1' })).toEqual({
    status: 200,
    body: { reference: 'visit-1', cancelled: 1 },
  });
  office.timePasses(25 * 3_600_000);
  expect(await ask({ action: 'status', reference: 'visit-1' })).toEqual({
    status: 200,
    body: { reference: 'visit-1', survey: 'visit-survey', states: { cancelled: 1 } },
  });
  expect(office.sent).toEqual([]);
});

test('results are there before anybody has answered, also as a table', async () => {
  await ask(start);
  expect(await ask({ action: 'results', survey: 'visit-survey' })).toMatchObject({
    status: 200,
    body: { runs: { total: 1, asked: 1 }, completionRate: 0 },
  });
  const table = { action: 'results', survey: 'visit-survey', format: 'csv' };
  expect(await ask(table)).toMatchObject({
    body: { csv: expect.stringMatching(/^reference,person,.*comment\r\nvisit-1,'\+1202/s) },
  });
  const later = { action: 'results', survey: 'visit-survey', from: '2026-11-21T00:00:00Z' };
  expect(await ask(later)).toMatchObject({ body: { runs: { total: 0 } } });
});

const longName = 'x'.repeat(101);
test.each<[string, object, number, string]>([
  ['no action', { ...start, action: undefined }, 400, 'request_invalid'],
  ['an unknown action', { ...start, action: 'delete' }, 400, 'request_invalid'],
  ['no survey', { ...start, survey: undefined }, 400, 'request_invalid'],
  ['a survey as a number', { ...start, survey: 7 }, 400, 'request_invalid'],
  ['an unknown survey', { ...start, survey: 'no-survey' }, 404, 'survey_not_found'],
  ['no reference', { ...start, reference: ' ' }, 400, 'request_invalid'],
  ['an over-long reference', { ...start, reference: longName }, 400, 'request_invalid'],
  ['nobody', { ...start, people: [] }, 400, 'request_invalid'],
  ['people as text', { ...start, people: maya }, 400, 'request_invalid'],
  [
    'too many people',
    { ...start, people: Array.from({ length: 1_001 }, () => ({ phoneNumber: maya })) },
    400,
    'request_invalid',
  ],
  [
    'a number that is not E.164',
    { ...start, people: [{ phoneNumber: '202 555 0147' }] },
    400,
    'request_invalid',
  ],
  [
    'an unknown customer',
    { ...start, people: [{ phoneNumber: maya }, { phoneNumber: '+12025550199' }] },
    404,
    'customer_not_found',
  ],
  [
    'an unknown language',
    { ...start, people: [{ phoneNumber: maya, language: 'fr' }] },
    400,
    'request_invalid',
  ],
  ['a past time', { ...start, sendAt: '2026-11-20T10:00:00Z' }, 422, 'time_past'],
  ['a time without a zone', { ...start, sendAt: '2026-11-21T10:00:00' }, 400, 'request_invalid'],
  ['a setting that does not exist', { ...start, sendat: 'now' }, 400, 'request_invalid'],
  ['an oversized body', { ...start, reference: 'x'.repeat(300_000) }, 413, 'body_too_large'],
  ['results of no survey', { action: 'results', survey: 'nothing' }, 404, 'survey_not_found'],
  ['an unknown format', { action: 'results', survey: 'x', format: 'xml' }, 400, 'request_invalid'],
  ['status of nothing', { action: 'status', reference: 'none' }, 404, 'reference_not_found'],
  ['cancelling nothing', { action: 'cancel', reference: 'none' }, 404, 'reference_not_found'],
])('%s is refused, and nothing is stored', async (_, body, status, code) => {
  expect(await ask(body)).toMatchObject({ status, body: { error: { code } } });
  expect(await stored()).toEqual({ runs: [], messages: [] });
});

test('a reference belongs to one survey', async () => {
  await ask(start);
  expect(await ask({ ...start, survey: 'order-survey' })).toMatchObject({
    status: 409,
    body: { error: { code: 'reference_taken' } },
  });
});
