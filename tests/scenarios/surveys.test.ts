import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office.close());

const visit = (reference: string, ...people: { number: string }[]) => ({
  action: 'start',
  survey: 'visit-survey',
  reference,
  people: people.map(({ number }) => ({ phoneNumber: number })),
});

test('two people answer the same survey at once, each on their own way, and the clinic reads it', async () => {
  const { maya, tom, business, asks } = office;
  expect(await asks('/surveys', visit('monday', maya, tom))).toMatchObject({ status: 201 });
  await maya.receives(/Northside Clinic: Thank you for your visit.*from 1 \(bad\) to 5/);
  await tom.receives(/from 1 \(bad\) to 5/);

  await maya.texts(business.number, '5');
  await maya.receives(/recommend us.*Reply Y for yes or N for no/);
  await tom.texts(business.number, 'it was so-so');
  await tom.receives(/could not read that/);
  await tom.texts(business.number, 'two');
  await tom.receives(/What was the trouble\? Reply 1 the wait/);
  await maya.texts(business.number, 'Y');
  await maya.receives(/Thank you, that helps us/);

  expect(await asks('/surveys', { action: 'results', survey: 'visit-survey' })).toMatchObject({
    status: 200,
    body: {
      runs: { total: 2, completed: 1, answering: 1 },
      completionRate: 0.5,
      responseRate: 1,
      questions: expect.arrayContaining([
        expect.objectContaining({ question: 'rating', answered: 2, average: 3.5 }),
        expect.objectContaining({ question: 'trouble', asked: 1, answered: 0 }),
      ]),
    },
  });
});

test('STOP in the middle of a survey ends it, and nobody asks again', async () => {
  const { tom, business, asks } = office;
  await tom.texts(business.number, 'STOP');
  await tom.receives(/successfully been unsubscribed/);
  const status = await asks('/surveys', { action: 'status', reference: 'monday' });
  expect(status).toMatchObject({ body: { states: { completed: 1, stopped: 1 } } });

  const again = await asks('/surveys', visit('tuesday', tom));
  expect(again).toMatchObject({ status: 201 });
  expect(
    await office.rows(
      "select state from outbox where template = 'survey-invitation' and recipient = $1 order by created_at desc limit 1",
      [tom.number],
    ),
  ).toEqual([{ state: 'refused' }]);
});

test('a survey that nobody answered in three days is over', async () => {
  const { maya, business, asks } = office;
  await asks('/surveys', visit('wednesday', maya));
  await maya.receives(/from 1 \(bad\) to 5/);
  await office.passes('72 hours');
  await office.jobRuns();
  await maya.texts(business.number, '4');
  await maya.receives(/has closed/);
  expect(await asks('/surveys', { action: 'status', reference: 'wednesday' })).toMatchObject({
    body: { states: { expired: 1 } },
  });
});
