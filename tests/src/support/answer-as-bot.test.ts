import { routeText } from '../../../src/conversations/route-text';
import { type IncomingMessage, incomingMessage } from '../../../src/messaging/incoming-message';
import { closeDatabaseAt, databaseAt } from '../../../src/platform/database/connection';
import { ben, businessNumber, maya, owner, sidOf, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
let messages = 0;

function textFrom(from: string, body: string): IncomingMessage {
  messages += 1;
  return {
    messageSid: sidOf('SM', messages),
    from,
    to: businessNumber,
    body,
    media: [],
    optOut: undefined,
  };
}

async function reply(message: IncomingMessage): Promise<string> {
  const answer = await routeText(message, office.app);
  return answer.kind === 'text' ? answer.body : '';
}

function says(from: string, body: string): Promise<string> {
  return reply(textFrom(from, body));
}

test.each([maya, `whatsapp:${maya}`])('an order is tracked from %s', async (from) => {
  expect(await says(from, 'MENU')).toMatch(/Northside Clinic.*TRACK.*TECH.*BILL.*HUMAN/);
  expect(await says(from, 'track')).toMatch(/order number/);
  expect(await says(from, 'nc 1001')).toBe(
    'Order NC-1001 has been shipped. We expect it on November 24. Reply MENU for more.',
  );
});

test.each(['APPOINTMENTS', 'citas', 'When is my appointment?', 'is it still on'])(
  'a stranger who asks "%s" hears that this phone has none',
  async (question) => {
    expect(await says(tom, question)).toBe(
      'There is no appointment ahead with this number. Reply HUMAN if you expected one or would like one.',
    );
  },
);

test('an unknown order asks again', async () => {
  await says(maya, 'TRACK');
  expect(await says(maya, 'NC-9999')).toMatch(/no order/);
  expect(await says(maya, 'NC-1002')).toMatch(/delivered/);
});

test.each([
  ['1', /sign in/],
  ['2', /link/],
  ['3', /texts do not arrive/],
])('technical help %s', async (topic, answer) => {
  expect(await says(maya, 'TECH')).toMatch(/1 .*2 .*3 /);
  expect(await says(maya, topic)).toMatch(answer);
});

test('the balance is told for an e-mail address and the phone that belongs to it', async () => {
  expect(await says(maya, 'BILL')).toMatch(/e-mail/);
  expect(await says(maya, 'Maya@Example.com')).toBe(
    'Account A-2041: balance $42.50, due on December 1. Reply MENU for more.',
  );
  await says(tom, 'BILL');
  expect(await says(tom, 'tom@example.com')).toMatch(/nothing to pay/);
});

test("a stranger's phone gets no balance", async () => {
  await says(tom, 'BILL');
  const answer = await says(tom, 'maya@example.com');
  expect(answer).toMatch(/no account/);
  expect(answer).not.toMatch(/42/);
});

test('a person is asked for once: one ticket, one text to each of the staff', async () => {
  await says(maya, 'My appointment link is dead');
  expect(await says(maya, 'HUMAN')).toMatch(/#1\b/);
  expect(await says(maya, 'human!')).toMatch(/#1 is open already/);
  expect(office.sent.map(({ to }) => to).sort()).toEqual([owner, ben]);
  expect(office.sent[0]).toMatchObject({
    from: businessNumber,
    body: 'Support request #1 from Maya Lopez: "My appointment link is dead". Answer with #1 and your text; #1 DONE closes it.',
  });
});

test.each([maya, `whatsapp:${maya}`])(
  'staff who write to somebody who has opted out after DONE hear that it is not sent: %s',
  async (from) => {
    await says(from, 'HUMAN');
    await says(ben, '#1 Hello');
    await says(ben, '#1 DONE');
    await says(from, 'STOP');
    const refusal = 'Not sent: Maya Lopez has sent STOP and gets no texts from us.';
    expect(await says(ben, '#1 Are you there?')).toBe(refusal);
    expect(await says(ben, '#1 TAKE')).toBe(refusal);
    expect(office.sent.filter(({ body }) => body?.includes('Are you there'))).toEqual([]);
    await says(from, 'START');
    expect(await says(ben, '#1 Are you there?')).toMatch(/^#1 Maya Lopez is yours/);
  },
);

test('a ticket from WhatsApp reaches staff by SMS', async () => {
  expect(await says(`whatsapp:${tom}`, 'HUMAN')).toMatch(/#1\b/);
  expect(office.sent.map(({ to }) => to).sort()).toEqual([owner, ben]);
});

test('what is not understood asks again, and the third time offers a person', async () => {
  await says(maya, 'TRACK');
  expect(await says(maya, 'hm')).toMatch(/did not understand.*order number alone/);
  expect(await says(maya, 'well')).not.toMatch(/Reply HUMAN/);
  expect(await says(maya, 'you know')).toMatch(/Reply HUMAN/);
});

test("somebody's first words are greeted, not corrected", async () => {
  expect(await says(maya, 'Hello?')).toMatch(/^Welcome to Northside Clinic/);
  expect(await says(maya, 'Hello?')).toMatch(/did not understand/);
});

test('two people at once, and one person on two channels, do not mix', async () => {
  await says(maya, 'TRACK');
  await says(tom, 'BILL');
  await says(`whatsapp:${maya}`, 'TECH');
  const answers = await Promise.all([
    says(maya, 'NC-1001'),
    says(tom, 'tom@example.com'),
    says(`whatsapp:${maya}`, '2'),
  ]);
  expect(answers).toEqual([
    expect.stringContaining('NC-1001'),
    expect.stringContaining('A-2042'),
    expect.stringContaining('link'),
  ]);
});

test('a conversation is forgotten after 30 minutes of silence, and that is said', async () => {
  await says(maya, 'TRACK');
  office.timePasses(29 * 60_000);
  expect(await says(maya, 'nonsense')).toMatch(/order number alone/);
  office.timePasses(30 * 60_000);
  expect(await says(maya, 'NC-1001')).toMatch(/start anew.*Welcome/);
  await says(maya, 'TRACK');
  office.timePasses(30 * 60_000);
  expect(await says(maya, 'TRACK')).toMatch(/start anew.*order number/);
});

test('a message that is delivered twice gets the same answer and does nothing twice', async () => {
  const human = textFrom(maya, 'HUMAN');
  const url = `${office.app.environment.DATABASE_URL}?application_name=second`;
  const elsewhere = { ...office.app, database: databaseAt({ url, log: office.app.log }) };
  const [first, second] = await Promise.all([
    reply(human),
    routeText(human, elsewhere).then((answer) => (answer.kind === 'text' ? answer.body : '')),
  ]);
  await closeDatabaseAt(url);
  const third = await reply(human);
  expect([second, third]).toEqual([first, first]);
  expect(first).toMatch(/Thank you/);
  expect(office.sent).toHaveLength(2);
});

test.each(['STOP', 'cancel', 'HELP'])('Twilio answers %s itself, so we do not', async (word) => {
  expect(await says(maya, word)).toBe('');
});

test('STOP ends the conversation', async () => {
  await says(maya, 'TRACK');
  await says(maya, 'STOP');
  expect(await says(maya, 'NC-1001')).toMatch(/^Welcome/);
});

test('a text with a NUL inside is read without it', async () => {
  const parsed = incomingMessage.parse({
    MessageSid: sidOf('SM', 900),
    From: maya,
    To: businessNumber,
    Body: 'TR\0ACK',
  });
  expect(await reply(parsed)).toMatch(/order number/);
});

test('our own number gets no answer', async () => {
  expect(await says(businessNumber, 'MENU')).toBe('');
});

test.each(['MENU', 'TRACK', 'TECH', 'BILL'])('the answer to %s is GSM-7', async (word) => {
  expect(await says(maya, word)).toMatch(/^[A-Za-z0-9 .,:;!?#$'"@&()/+-]+$/);
});
