import type { Person } from '../../local-twilio/phones/person';
import { appointmentBook } from './appointment-book';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterAll(() => office?.close());

/** The clinic asks for an opinion: the first question is a number from 1 to 5. */
async function asksOpinion(person: Person, reference: string): Promise<void> {
  const answer = await office.asks('/surveys', {
    action: 'start',
    survey: 'visit-survey',
    reference,
    people: [{ phoneNumber: person.number }],
  });
  expect(answer.status).toBe(201);
  await person.receives(/from 1 \(bad\) to 5/);
}

async function asksForPerson(person: Person): Promise<number> {
  await person.texts(office.business.number, 'HUMAN');
  await person.receives(/a person will write/);
  const { body } = await office.ben.receives(/support request #\d+ from/i);
  return Number(/#(\d+)/.exec(body)?.[1]);
}

/** Everything that one customer can have open at once: whose text it is depends on the text alone. */
test('a survey, an appointment, a thread and the bot do not take each other’s answers', async () => {
  const { maya, ben, business, passes } = office;
  const book = appointmentBook(office);

  await book.books(maya, { reference: 'visit', at: '2026-11-24T12:00:00-05:00' });
  await passes('3 hours');
  await maya.receives(/Reply C to confirm/);
  const number = await asksForPerson(maya);
  await ben.texts(business.number, `#${number} Hello Maya, how can I help?`);
  await maya.receives(/^Ben: Hello Maya/);
  await asksOpinion(maya, 'all-at-once');

  // The survey has asked last, so a number is its answer.
  await maya.texts(business.number, '5');
  await maya.receives(/recommend us/);
  // A word of the appointment's own is for the appointment.
  await maya.texts(business.number, 'C');
  await maya.receives(/confirmed/);
  // A command of the bot is for the bot, and the survey goes on after it.
  await maya.texts(business.number, 'MENU');
  await maya.receives(/^Welcome|start anew/);
  await maya.texts(business.number, 'Y');
  await maya.receives(/Thank you, that helps us/);
  // The rest is for Ben.
  await maya.texts(business.number, 'Where can I park?');
  await ben.receives(/Maya Lopez: Where can I park\?/);
  await ben.texts(business.number, `#${number} DONE`);
  await maya.receives(/is closed/);

  expect((await book.shows('visit')).state).toBe('confirmed');
});

test('what is said right after somebody of the staff wrote is for them, not for a survey', async () => {
  const { tom, ben, business } = office;

  await asksOpinion(tom, 'before-ben');
  const number = await asksForPerson(tom);
  await ben.texts(business.number, `#${number} How many of you will come?`);
  await tom.receives(/How many of you/);
  await tom.texts(business.number, '3');
  await ben.receives(/Tom Reed: 3$/);
  await tom.texts(business.number, 'SURVEY');
  await ben.receives(/Tom Reed: SURVEY$/);
  await ben.texts(business.number, `#${number} DONE`);
  await tom.receives(/is closed/);
  await tom.texts(business.number, '4');
  await tom.receives(/recommend us/);
});

test('who asks for a person in the middle of a survey is heard by that person, not by the survey', async () => {
  const { maya, ben, business } = office;

  await asksOpinion(maya, 'asks-for-help');
  const number = await asksForPerson(maya);
  await maya.texts(business.number, 'My gum is bleeding');
  await ben.receives(/Maya Lopez: My gum is bleeding/);
  await maya.texts(business.number, 'Please call me');
  await ben.receives(/Maya Lopez: Please call me/);
  await ben.texts(business.number, `#${number} DONE`);
  await maya.receives(/is closed/);
  // With nobody to talk to, the question still waits for its answer.
  await maya.texts(business.number, '5');
  await maya.receives(/recommend us/);
  await maya.texts(business.number, 'Y');
  await maya.receives(/Thank you, that helps us/);
});

test("staff who were asked something as customers still reach their customers by a thread's number", async () => {
  const { tom, ben, business, rows } = office;

  await rows(
    `insert into customers (business_id, phone_number, name, created_at)
     select id, $1, 'Ben', created_at from businesses`,
    [ben.number],
  );
  await asksOpinion(ben, 'staff-visit');
  const number = await asksForPerson(tom);
  await ben.texts(business.number, `#${number} 4`);
  await tom.receives(/^Ben: 4$/);
  await ben.texts(business.number, '4');
  await ben.receives(/recommend us/);
  await ben.texts(business.number, `#${number} DONE`);
  await tom.receives(/is closed/);
});

test('STOP ends whatever goes on: the survey, the thread and the reminders', async () => {
  const { maya, ben, business, passes } = office;
  const book = appointmentBook(office);

  await book.books(maya, { reference: 'after-stop', at: '2026-11-26T12:00:00-05:00' });
  await asksOpinion(maya, 'before-stop');
  await asksForPerson(maya);
  await maya.texts(business.number, 'STOP');
  await ben.receives(/Maya Lopez has sent STOP/);
  await passes('3 days');
  expect(maya.unread().filter(({ body }) => /Reply C|survey/i.test(body))).toEqual([]);
  expect(
    await office.rows("select state from survey_runs where reference = 'before-stop'"),
  ).toEqual([{ state: 'stopped' }]);
  await maya.texts(business.number, 'START');
});
