import type { Person } from '../../local-twilio/phones/person';
import type { Message } from '../../local-twilio/state/records';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
afterEach(async () => {
  const { ben, business, rows } = office;
  // Each story begins without open threads.
  for (const { number } of await rows<{ number: number }>(
    "select number from support_tickets where state = 'open'",
  )) {
    await ben.texts(business.number, `#${number} TAKE`);
    await ben.texts(business.number, `#${number} DONE`);
  }
  await office.passes('2 hours');
});
afterAll(() => office?.close());

/** The number of the request that a text names. */
function numberIn({ body }: Message): number {
  return Number(/#(\d+)/.exec(body)?.[1]);
}

/** Somebody asks for a person, and Ben hears of it. */
async function asksForPerson(customer: Person, words?: string): Promise<number> {
  const { ben, business } = office;
  if (words !== undefined) await customer.texts(business.number, words);
  await customer.texts(business.number, 'HUMAN');
  await customer.receives(/a person will write to you here/);
  return numberIn(await ben.receives(/support request #\d+ from/i));
}

test('outside of opening hours the customer hears when somebody will answer, in Spanish too', async () => {
  const { tom, ben, business, passes } = office;

  // Ten in the evening.
  await passes('12 hours');
  await tom.texts(business.number, 'ESPANOL');
  await tom.receives(/en español/);
  await tom.texts(business.number, 'PERSONA');
  await tom.receives(/una persona le respondera.*cerrados; abrimos mañana a las 8:00/);
  const number = numberIn(await ben.receives(/support request #\d+ from Tom/i));
  await ben.texts(business.number, `#${number} Buenos dias`);
  await tom.receives(/^Ben: Buenos dias$/);
  await tom.texts(business.number, 'ENGLISH');
  await tom.receives(/in English now/);
  await passes('12 hours');
});

test('a customer and somebody of the staff write to each other, and neither sees a number', async () => {
  const { maya, ben, business } = office;

  const number = await asksForPerson(maya, 'My appointment link is dead');
  await ben.texts(business.number, `#${number} Hello Maya, does it open now?`);
  const answer = await maya.receives(/^Ben: Hello Maya, does it open now\?$/);
  await ben.receives(/is yours/);
  await maya.texts(business.number, 'It does, and now it wants a code');
  const passed = await ben.receives(/^#\d+ Maya Lopez: It does, and now it wants a code$/);
  await ben.texts(business.number, 'Use the code 4711');
  await maya.receives(/^Ben: Use the code 4711$/);
  await ben.texts(business.number, 'DONE');
  await ben.receives(/#\d+ Maya Lopez is closed/);
  await maya.receives(/request #\d+ is closed/);

  expect(answer.from).toBe(business.number);
  expect(passed.from).toBe(business.number);
  expect(answer.body + passed.body).not.toMatch(/555/);
});

test('whoever answers first has the thread, the others are told, and may take it over', async () => {
  const { tom, ben, olivia, business } = office;

  const number = await asksForPerson(tom);
  await olivia.receives(new RegExp(`support request #${number} from Tom Reed`, 'i'));
  await ben.texts(business.number, `#${number} Hello Tom`);
  await tom.receives(/^Ben: Hello Tom$/);
  await olivia.receives(new RegExp(`#${number} Tom Reed is taken by Ben`));
  await olivia.texts(business.number, `#${number} I am here as well`);
  await olivia.receives(/not sent: #\d+ is with Ben/i);
  await tom.texts(business.number, 'Is anybody there?');
  await ben.receives(/Is anybody there\?/);

  await olivia.texts(business.number, `#${number} TAKE`);
  await ben.receives(new RegExp(`#${number} Tom Reed is taken by Olivia`));
  await olivia.texts(business.number, `#${number} I am`);
  await tom.receives(/^Olivia: I am$/);
  await tom.texts(business.number, 'Good to hear');
  await olivia.receives(/Good to hear/);

  expect(tom.unread().map(({ body }) => body)).not.toContainEqual(expect.stringMatching(/as well/));
  expect(olivia.unread().map(({ body }) => body)).not.toContainEqual(
    expect.stringMatching(/Is anybody/),
  );
});

test('two answers at the same moment: one takes the thread and the other is not sent', async () => {
  const { maya, ben, olivia, business } = office;

  const number = await asksForPerson(maya);
  await Promise.all([
    ben.texts(business.number, `#${number} It is Ben`),
    olivia.texts(business.number, `#${number} It is Olivia`),
  ]);
  await maya.receives(/^(Ben: It is Ben|Olivia: It is Olivia)$/);
  await office.passes('1 minute');
  expect(maya.unread().filter(({ body }) => /It is/.test(body))).toEqual([]);
});

test('pictures go along both ways', async () => {
  const { maya, ben, business } = office;
  const picture = { contentType: 'image/png', bytes: Buffer.from('a picture') };

  const number = await asksForPerson(maya);
  await maya.texts(business.number, 'It looks like this', { media: [picture] });
  expect((await ben.receives(/Maya Lopez: It looks like this$/)).numMedia).toBe(1);
  await ben.texts(business.number, `#${number}`, { media: [picture] });
  expect((await maya.receives(/^Ben: \[1 file\]$/)).numMedia).toBe(1);
});

test('an answer that cannot be delivered comes back to whoever wrote it, once', async () => {
  const { tom, ben, business, passes } = office;
  const number = await asksForPerson(tom);
  await ben.texts(business.number, `#${number} TAKE`);
  await ben.receives(new RegExp(`#${number}`));
  tom.hasLandline();
  await ben.texts(business.number, `#${number} Your parcel is here`);
  await passes('2 minutes');
  await ben.receives(
    new RegExp(
      `^#${number} Tom Reed has not got "Your parcel is here" A landline.*Check the number`,
    ),
  );
  await passes('5 minutes');
  expect(ben.unread().filter(({ body }) => /has not got/.test(body))).toEqual([]);
  tom.textsFare('delivers');
  await ben.texts(business.number, `#${number} DONE`);
  await passes('1 minute');
});

test('where a picture cannot go the words arrive, and say that it is missing', async () => {
  const { maya, ben, business } = office;
  const number = await asksForPerson(maya);
  const recording = {
    contentType: 'audio/flac',
    bytes: Buffer.from('a sound that no carrier takes'),
  };

  await maya.texts(business.number, 'Do you hear it?', { media: [recording] });
  const heard = await ben.receives(
    new RegExp(`^#${number} Maya Lopez: Do you hear it\\? \\(1 file not sent\\)$`),
  );
  expect(heard.numMedia).toBe(0);
});

test('a text without a number goes to the only thread; with two it is asked which', async () => {
  const { maya, tom, ben, business } = office;

  const mayas = await asksForPerson(maya);
  await ben.texts(business.number, 'Hello Maya');
  await maya.receives(/^Ben: Hello Maya$/);
  const toms = await asksForPerson(tom);
  await ben.texts(business.number, `#${toms} Hello Tom`);
  await tom.receives(/^Ben: Hello Tom$/);
  await ben.texts(business.number, 'What is your order number, Tom?');
  await tom.receives(/What is your order number/);
  await ben.receives(new RegExp(`Sent to #${toms} Tom Reed`));

  await maya.texts(business.number, 'Are you there?');
  await ben.receives(/Are you there/);
  await ben.texts(business.number, 'Yes, I am');
  await ben.receives(/Not sent: which request.*#\d+ \w+ \w+, #\d+/);
  await ben.texts(business.number, 'LIST');
  const list = await ben.receives(/^Open: /);
  expect(list.body).toContain(`#${mayas} Maya Lopez (yours)`);
  expect(list.body).toContain(`#${toms} Tom Reed (yours)`);
});

test('with two new requests that nobody has taken, a text without a number is asked which', async () => {
  const { maya, tom, ben, business } = office;

  const mayas = await asksForPerson(maya);
  const toms = await asksForPerson(tom);
  await ben.texts(business.number, 'Hello, how can I help?');
  const question = await ben.receives(/Not sent: which request/);
  expect(question.body).toContain(`#${mayas} Maya Lopez`);
  expect(question.body).toContain(`#${toms} Tom Reed`);
});

test('after DONE the bot answers again, and HUMAN within a day opens the same request', async () => {
  const { maya, ben, business, passes } = office;

  const number = await asksForPerson(maya);
  await ben.texts(business.number, `#${number} All is well now`);
  await maya.receives(/All is well now/);
  await ben.texts(business.number, `#${number} DONE`);
  await maya.receives(new RegExp(`request #${number} is closed`));
  await maya.texts(business.number, 'Thank you!');
  await maya.receives(/You are welcome|Welcome to Northside/);

  expect(await asksForPerson(maya)).toBe(number);
  await ben.texts(business.number, `#${number} Here I am again`);
  await maya.receives(/Here I am again/);
  await ben.texts(business.number, `#${number} DONE`);
  await passes('25 hours');
  expect(await asksForPerson(maya)).toBeGreaterThan(number);
});

test('staff may write on in a closed thread, which opens it', async () => {
  const { tom, ben, business } = office;

  const number = await asksForPerson(tom);
  await ben.texts(business.number, `#${number} DONE`);
  await tom.receives(new RegExp(`request #${number} is closed`));
  await ben.texts(business.number, `#${number} One thing more: bring your card`);
  await tom.receives(/^Ben: One thing more/);
  await tom.texts(business.number, 'I will');
  await ben.receives(new RegExp(`^#${number} Tom Reed: I will$`));
});

test('while a thread is open the bot still obeys its commands, and its questions are answered', async () => {
  const { maya, ben, business } = office;

  const number = await asksForPerson(maya);
  await maya.texts(business.number, 'TRACK');
  await maya.receives(/1 NC-100\d.*2 NC-100\d/);
  await maya.texts(business.number, 'NC-1001');
  await maya.receives(/NC-1001 has been shipped/);
  await maya.texts(business.number, 'MENU');
  await maya.receives(/Welcome/);
  await maya.texts(business.number, 'And my link is dead');
  await maya.receives(new RegExp(`added this to your request #${number}`));
  await ben.receives(/And my link is dead/);
  expect(ben.unread().map(({ body }) => body)).not.toContainEqual(expect.stringMatching(/NC-1001/));
});

test('one of the staff who is a customer as well is told apart', async () => {
  const { maya, ben, olivia, business } = office;

  const mayas = await asksForPerson(maya);
  await ben.texts(business.number, `#${mayas} Hello`);
  await maya.receives(/^Ben: Hello$/);
  await ben.texts(business.number, 'HUMAN');
  const bens = numberIn(await ben.receives(/Your request is #\d+/));
  await olivia.receives(new RegExp(`request #${bens} from`));
  await olivia.texts(business.number, `#${bens} What is it, Ben?`);
  await ben.receives(/^Olivia: What is it, Ben\?$/);
  await ben.texts(business.number, 'My own parcel is late');
  await olivia.receives(/My own parcel is late/);
  await ben.receives(new RegExp(`Sent to #${bens}`));
  expect(maya.unread().map(({ body }) => body)).not.toContainEqual(expect.stringMatching(/parcel/));
});

test('STOP closes the thread, staff hear it, and what they write is not sent', async () => {
  const { tom, ben, business } = office;

  const number = await asksForPerson(tom);
  await ben.texts(business.number, `#${number} Hello Tom`);
  await tom.receives(/^Ben: Hello Tom$/);
  await tom.texts(business.number, 'STOP');
  await ben.receives(new RegExp(`#${number} Tom Reed has sent STOP`));
  await ben.texts(business.number, `#${number} Are you there?`);
  await ben.receives(/Not sent: Tom Reed has sent STOP/);
  await tom.texts(business.number, 'START');
});

test('what was written can be read later', async () => {
  const { maya, ben, olivia, business } = office;

  const number = await asksForPerson(maya, 'The door was locked');
  await ben.texts(business.number, `#${number} When was that?`);
  await maya.receives(/When was that/);
  await maya.texts(business.number, 'At noon');
  await ben.receives(/At noon/);
  await olivia.texts(business.number, `#${number} LOG`);
  await olivia.receives(
    /Maya Lopez: The door was locked\nBen: When was that\?\nMaya Lopez: At noon$/,
  );
});

test('a thread from WhatsApp is answered on WhatsApp, and staff stay on SMS', async () => {
  const { maya, ben, business } = office;
  const onWhatsApp = { from: `whatsapp:${maya.number}` };

  await maya.texts(`whatsapp:${business.number}`, 'HUMAN', onWhatsApp);
  await maya.receives(/a person will write to you here/);
  const number = numberIn(await ben.receives(/support request #\d+ from/i));
  await ben.texts(business.number, `#${number} Hello on WhatsApp`);
  const answer = await maya.receives(/Ben: Hello on WhatsApp/);
  expect(answer).toMatchObject({ from: `whatsapp:${business.number}`, to: onWhatsApp.from });
  await maya.texts(`whatsapp:${business.number}`, 'Hello Ben', onWhatsApp);
  expect((await ben.receives(/Maya Lopez: Hello Ben/)).from).toBe(business.number);
});
