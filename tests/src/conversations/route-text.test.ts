import { routeText } from '../../../src/conversations/route-text';
import type { IncomingMessage } from '../../../src/messaging/incoming-message';
import { businessNumber, maya, sidOf, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();
const stranger = '+12025550164';
let messages = 0;

function textFrom(
  from: string,
  body: string,
  change: Partial<IncomingMessage> = {},
): IncomingMessage {
  messages += 1;
  return {
    messageSid: sidOf('SM', 5_000 + messages),
    from,
    to: businessNumber,
    body,
    media: [],
    optOut: undefined,
    ...change,
  };
}

async function reply(message: IncomingMessage): Promise<string> {
  const answer = await routeText(message, office.app);
  return answer.kind === 'text' ? answer.body : '';
}

async function repliesTo(from: string, rounds: number): Promise<string[]> {
  const replies: string[] = [];
  for (let round = 0; round < rounds; round += 1) replies.push(await reply(textFrom(from, 'MENU')));
  return replies;
}

test('a stranger gets ten replies an hour and twenty a day; the last tells to call', async () => {
  const replies = await repliesTo(stranger, 13);
  expect(replies.slice(0, 10)).toEqual(Array(10).fill(expect.stringMatching(/^Welcome/)));
  expect(replies.slice(10)).toEqual([expect.stringMatching(/call this number/), '', '']);
  office.timePasses(3_600_000);
  expect((await repliesTo(stranger, 11)).filter((body) => /Welcome/.test(body))).toHaveLength(9);
  office.timePasses(24 * 3_600_000);
  expect(await repliesTo(stranger, 1)).toEqual([expect.stringMatching(/Welcome/)]);
});

test('a customer is cut off after sixty in an hour, and not without a word', async () => {
  const replies = await repliesTo(maya, 62);
  expect(replies[59]).toMatch(/^Welcome/);
  expect(replies.slice(60)).toEqual([expect.stringMatching(/call this number/), '']);
});

test('what somebody writes beyond the limit is kept and done all the same', async () => {
  await repliesTo(stranger, 12);
  expect(await reply(textFrom(stranger, 'HUMAN'))).toBe('');
  const tickets = await office.app.database
    .selectFrom('support_tickets')
    .select('customer_address')
    .where('state', '=', 'open')
    .execute();
  expect(tickets).toEqual([{ customer_address: stranger }]);
});

test.each([businessNumber, '72345', 'ACME', '+266696687'])(
  'nobody can be talked to at %s, so nothing is answered or kept',
  async (from) => {
    expect(await reply(textFrom(from, 'MENU'))).toBe('');
    const kept = await office.app.database.selectFrom('inbound_messages').selectAll().execute();
    expect(kept).toEqual([]);
  },
);

test('files are kept by reference, and to which of our addresses a person wrote last', async () => {
  const media = [
    { url: 'https://api.twilio.com/one', contentType: 'image/jpeg' },
    { url: 'https://api.twilio.com/two', contentType: 'application/pdf' },
  ];
  const message = textFrom(`whatsapp:${maya}`, '', { media, to: `whatsapp:${businessNumber}` });
  await reply(message);
  await reply(message);
  const { database } = office.app;
  expect(
    await database
      .selectFrom('inbound_media')
      .select(['position', 'content_type', 'url'])
      .where('message_sid', '=', message.messageSid)
      .orderBy('position')
      .execute(),
  ).toEqual([
    { position: 0, content_type: 'image/jpeg', url: 'https://api.twilio.com/one' },
    { position: 1, content_type: 'application/pdf', url: 'https://api.twilio.com/two' },
  ]);
  expect(
    await database
      .selectFrom('contacts')
      .select(['customer_address', 'sender', 'last_inbound_at'])
      .execute(),
  ).toEqual([
    {
      customer_address: `whatsapp:${maya}`,
      sender: `whatsapp:${businessNumber}`,
      last_inbound_at: office.app.clock.now(),
    },
  ]);
});

test('two texts of one person take turns, also on two channels', async () => {
  const texts = [
    textFrom(tom, 'HUMAN'),
    textFrom(tom, 'TRACK'),
    textFrom(`whatsapp:${tom}`, 'BILL'),
  ];
  const answers = await Promise.all(texts.map(reply));
  expect(answers).toEqual([
    expect.stringMatching(/request is #\d+/),
    expect.stringMatching(/Your orders/),
    expect.stringMatching(/e-mail/),
  ]);
});

test('whoever chooses a language keeps it, on the customer and for strangers alike', async () => {
  for (const from of [maya, stranger]) {
    expect(await reply(textFrom(from, 'Español'))).toMatch(/en español/);
    office.timePasses(2 * 3_600_000);
    expect(await reply(textFrom(from, 'MENU'))).toMatch(/bienvenida/);
    expect(await reply(textFrom(`whatsapp:${from}`, 'CUENTA'))).toMatch(/correo de su cuenta/);
    expect(await reply(textFrom(from, 'ENGLISH'))).toMatch(/in English now/);
  }
});

test.each([
  '#1 Give me your card number',
  '#1 LOG',
  '#1 TAKE',
  '#1 DONE',
  'LIST',
  'COMMANDS',
  'DONE',
])('whoever is not of the staff commands nothing by "%s"', async (body) => {
  await reply(textFrom(maya, 'My secret'));
  await reply(textFrom(maya, 'HUMAN'));
  office.sent.length = 0;
  for (const from of [tom, stranger]) {
    expect(await reply(textFrom(from, body))).toMatch(/^Welcome to Northside Clinic/);
  }
  expect(office.sent).toEqual([]);
  const tickets = await office.app.database
    .selectFrom('support_tickets')
    .select(['state', 'assigned_to'])
    .execute();
  expect(tickets).toEqual([{ state: 'open', assigned_to: null }]);
});
