import { sql } from 'kysely';
import { routeText } from '../../../src/conversations/route-text';
import { answerSurveyRequest } from '../../../src/surveys/answer-survey-request';
import { endSurveysOf, expireSurveys } from '../../../src/surveys/end-surveys';
import { businessNumber, maya, sidOf, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
let texts = 0;

beforeEach(async () => {
  await sql`truncate survey_runs, survey_answers`.execute(office.app.database);
});

const hour = 3_600_000;

async function startFor(person: string, change: { language?: 'en' | 'es'; sendAt?: Date } = {}) {
  const { language, sendAt } = change;
  await answerSurveyRequest(
    {
      action: 'start',
      survey: 'visit-survey',
      reference: `visit of ${person}`,
      people: [{ phoneNumber: person, ...(language && { language }) }],
      ...(sendAt && { sendAt }),
    },
    office.app,
  );
}

/** What somebody gets back for a text. */
async function reply(
  from: string,
  body: string,
  messageSid = sidOf('SM', 500_000 + ++texts),
): Promise<string | undefined> {
  const answer = await routeText(
    { messageSid, from, to: businessNumber, body, media: [], optOut: undefined },
    office.app,
  );
  return answer.kind === 'text' ? answer.body : undefined;
}

async function runs(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('survey_runs')
    .select(['person', 'state', 'question'])
    .orderBy('person')
    .execute();
}

async function answers(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('survey_answers')
    .select(['question', 'answer'])
    .orderBy('answered_at')
    .orderBy('question')
    .execute();
}

test('somebody answers to the end, by the branch that fits', async () => {
  await startFor(maya);
  expect(await reply(maya, '2 stars')).toMatch(/sorry.*Reply 1 the wait, 2 the staff,.* or 4/);
  expect(await reply(maya, 'the wait')).toMatch(/better/);
  expect(await reply(maya, 'More chairs, please 🙂')).toMatch(/Thank you/);
  expect(await runs()).toEqual([{ person: maya, state: 'completed', question: 'comment' }]);
  expect(await answers()).toEqual(
    expect.arrayContaining([
      { question: 'rating', answer: 2 },
      { question: 'trouble', answer: 'wait' },
      { question: 'comment', answer: 'More chairs, please 🙂' },
    ]),
  );
});

test('in Spanish it stays in Spanish', async () => {
  await startFor(tom, { language: 'es' });
  expect(await reply(tom, 'cinco')).toMatch(/recomendaria.*Responda S para si o N para no/);
  expect(await reply(tom, 'sí')).toMatch(/Gracias/);
});

test('what cannot be read is asked again, and after three times the person is left alone', async () => {
  await startFor(maya);
  expect(await reply(maya, 'it was alright')).toMatch(/could not read that\. How was your visit/);
  expect(await reply(maya, '9')).toBe('Please choose a number from 1 to 5.');
  expect(await reply(maya, 'what?')).toMatch(/leave it at that/);
  expect(await runs()).toEqual([{ person: maya, state: 'abandoned', question: 'rating' }]);
  // What comes now is for somebody else.
  expect(await reply(maya, '4')).not.toMatch(/recommend/);
});

test('the same text delivered twice is one answer', async () => {
  await startFor(maya);
  const sid = sidOf('SM', 700_000);
  const first = await reply(maya, '5', sid);
  expect(await reply(maya, '5', sid)).toBe(first);
  expect(await answers()).toEqual([{ question: 'rating', answer: 5 }]);
  expect(await runs()).toEqual([{ person: maya, state: 'answering', question: 'recommend' }]);
});

test('a command of the bot leaves the survey open, and it goes on where it was', async () => {
  await startFor(maya);
  await reply(maya, '5');
  expect(await reply(maya, 'MENU')).toMatch(/TRACK/);
  office.timePasses(20 * hour);
  expect(await reply(maya, 'survey')).toMatch(/recommend us to a friend/);
  expect(await reply(maya, 'N')).toMatch(/better/);
});

test('a survey that nobody answered in time is over, and says so', async () => {
  await startFor(maya);
  await startFor(tom);
  office.timePasses(71 * hour);
  expect(await expireSurveys(office.app)).toBe(0);
  office.timePasses(hour);
  expect(await reply(maya, '4')).toMatch(/has closed/);
  expect(await expireSurveys(office.app)).toBe(1);
  expect(await reply(tom, '4')).toMatch(/has closed/);
  expect(await runs()).toMatchObject([{ state: 'expired' }, { state: 'expired' }]);
  expect(await answers()).toEqual([]);
  expect(await reply(maya, 'hello')).not.toMatch(/has closed/);
});

test('whoever wants no more texts is asked nothing more', async () => {
  await startFor(maya);
  await reply(maya, '5');
  await endSurveysOf({
    transaction: office.app.database,
    business: await office.app.business(),
    person: maya,
    now: office.app.clock.now(),
  });
  expect(await runs()).toEqual([{ person: maya, state: 'stopped', question: 'recommend' }]);
  expect(await reply(maya, 'yes')).not.toMatch(/Thank you/);
});

test('nobody answers a question before it has gone out', async () => {
  const sendAt = new Date(office.app.clock.now().getTime() + 2 * hour);
  await startFor(maya, { sendAt });
  await reply(maya, '4');
  expect(await answers()).toEqual([]);
  expect(await runs()).toEqual([{ person: maya, state: 'asked', question: 'rating' }]);
});
