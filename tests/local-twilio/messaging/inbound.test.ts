import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;
let maya: Person;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
  maya = local.person(mayasNumber, { name: 'Maya' });
});

afterEach(() => local.close());

function alertCodes(): number[] {
  return local.exchange.state.alerts
    .list()
    .reverse()
    .map(({ errorCode }) => errorCode);
}

test('a text is answered by the TwiML of the number’s webhook', async () => {
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>Hello Maya</Message>') });
  const { sid } = await maya.texts(ownNumber, 'Hi there');

  expect(await maya.receives(/hello maya/i)).toMatchObject({
    direction: 'outbound-reply',
    from: ownNumber,
    to: mayasNumber,
    status: 'delivered',
  });
  expect(app.received).toHaveLength(1);
  expect(app.received[0]).toMatchObject({ method: 'POST', path: '/sms', isSigned: true });
  expect(app.received[0]?.parameters).toEqual({
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: local.accounts.live.sid,
    From: mayasNumber,
    To: ownNumber,
    Body: 'Hi there',
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    FromCity: '',
    FromState: '',
    FromZip: '',
    FromCountry: 'US',
    ToCity: '',
    ToState: '',
    ToZip: '',
    ToCountry: 'US',
  });
});

test('a WhatsApp message says who it is from, and is answered on WhatsApp', async () => {
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>Hello</Message>') });
  await maya.texts(`whatsapp:${ownNumber}`, 'Hi', { from: `whatsapp:${mayasNumber}` });

  const reply = await maya.receives(/hello/i);
  expect(reply).toMatchObject({
    from: `whatsapp:${ownNumber}`,
    to: `whatsapp:${mayasNumber}`,
    numSegments: 1,
  });
  expect(app.received[0]?.parameters).toMatchObject({
    From: `whatsapp:${mayasNumber}`,
    To: `whatsapp:${ownNumber}`,
    ProfileName: 'Maya',
    WaId: '12025550111',
    MessageType: 'text',
  });
  expect(app.received[0]?.parameters).not.toHaveProperty('FromCountry');
  await local.passes('1 minute');
  expect(local.exchange.state.messages.get(reply.sid)?.status).toBe('read');
});

test('the webhook can be a GET, and an application’s', async () => {
  const number = buyNumber(local, { smsUrl: app.answersTwiml('/number', '') });
  const setting = { url: app.answersTwiml('/application', ''), method: 'GET' as const };
  const application = local.exchange.state.applications.insert({
    ...number,
    sid: `AP${'0'.repeat(32)}`,
    sms: { ...number.sms, ...setting },
    smsStatusCallback: '',
    messageStatusCallback: '',
  });
  local.exchange.state.numbers.update(number.sid, { smsApplicationSid: application.sid });
  await maya.texts(ownNumber, 'Ä & B');
  expect(app.requestsTo('/number')).toHaveLength(0);
  expect(app.requestsTo('/application')).toMatchObject([
    { method: 'GET', isSigned: true, parameters: { Body: 'Ä & B' } },
  ]);
});

describe('what the answer may be', () => {
  test.each([
    ['an empty document', {}],
    ['no content', { status: 204 }],
    ['an empty page', { type: 'text/html', body: ' ' }],
  ])('%s is no reply', async (_, answer) => {
    const body = answer === undefined || 'status' in answer ? '' : '<Response/>';
    buyNumber(local, { smsUrl: app.answers('/sms', { body, ...answer }) });
    await maya.texts(ownNumber, 'Hi');
    await local.passes('1 minute');
    expect(maya.unread()).toEqual([]);
    expect(alertCodes()).toEqual([]);
  });

  test('a plain text is the reply', async () => {
    const answer = { type: 'text/plain; charset=utf-8', body: 'Just words\n' };
    buyNumber(local, { smsUrl: app.answers('/sms', answer) });
    await maya.texts(ownNumber, 'Hi');
    expect((await maya.receives(/words/)).body).toBe('Just words');
  });

  test('several messages with Body and Media, to others and from others', async () => {
    const other = buyNumber(local, { phoneNumber: '+12025550101' });
    app.answers('/menu.png', { type: 'image/png', body: 'PNG' });
    buyNumber(local, {
      smsUrl: app.answersTwiml(
        '/sms',
        `<Message>
           <Body>See here</Body>
           <Media>/menu.png</Media>
         </Message>
         <Message to="+12025550112" from="${other.phoneNumber}">For the owner</Message>`,
      ),
    });
    await maya.texts(ownNumber, 'Menu');
    const reply = await maya.receives(/see here/i);
    expect(reply).toMatchObject({ sid: expect.stringMatching(/^MM/), numMedia: 1 });
    expect(
      local.exchange.state.media.find(({ parentSid }) => parentSid === reply.sid),
    ).toMatchObject({ sourceUrl: 'https://app.example.com/menu.png', contentType: 'image/png' });
    expect(await local.person('+12025550112').receives(/owner/)).toMatchObject({
      from: other.phoneNumber,
    });
  });

  test('Redirect goes on elsewhere, after what stands before it', async () => {
    buyNumber(local, {
      smsUrl: app.answersTwiml(
        '/sms',
        '<Message>One</Message><Redirect method="GET">next?step=2</Redirect><Message>Never</Message>',
      ),
    });
    app.answersTwiml('/next', '<Message>Two</Message>');
    await maya.texts(ownNumber, 'Hi');
    await maya.receives(/one/i);
    await maya.receives(/two/i);
    await local.passes('1 minute');
    expect(maya.unread()).toEqual([]);
    expect(app.requestsTo('/next')[0]).toMatchObject({
      method: 'GET',
      path: expect.stringContaining('/next?step=2&MessageSid='),
      isSigned: true,
    });
  });
});

describe('what is wrong with an answer', () => {
  const warning = (verbs: string): string => app.answersTwiml('/sms', verbs);

  test.each([
    ['another verb', '<Say>Hello</Say><Message>Hi</Message>', 14110, 1],
    ['an unknown attribute', '<Message colour="red">Hi</Message>', 12200, 1],
    ['an unknown element', '<Message><Body>Hi</Body><Link>x</Link></Message>', 12200, 1],
    ['an empty Message', '<Message></Message>', 14103, 0],
    ['a long Message', `<Message>${'x'.repeat(1601)}</Message>`, 14103, 0],
    ['a wrong recipient', '<Message to="Maya">Hi</Message>', 14101, 0],
    ['a foreign sender', '<Message from="+12025550199">Hi</Message>', 14102, 0],
    ['a wrong method', '<Message action="/status" method="PUT">Hi</Message>', 14104, 1],
    ['a wrong callback', '<Message statusCallback="ftp://x">Hi</Message>', 14105, 1],
    ['a wrong Redirect', '<Message>Hi</Message><Redirect>http://</Redirect>', 11100, 1],
  ])('%s is a warning', async (_, verbs, code, replies) => {
    buyNumber(local, { smsUrl: warning(verbs) });
    await maya.texts(ownNumber, 'Hi');
    await local.passes('1 minute');
    expect(alertCodes()).toEqual([code]);
    expect(maya.unread()).toHaveLength(replies);
  });

  beforeEach(() => app.answers('/status', {}));

  test('the place of the trouble is told', async () => {
    buyNumber(local, { smsUrl: warning('\n  <Say>Hello</Say>') });
    const { sid } = await maya.texts(ownNumber, 'Hi');
    expect(local.exchange.state.alerts.list()).toMatchObject([
      {
        alertText: expect.stringContaining('Line 2, column 3'),
        resourceSid: sid,
        requestUrl: 'https://app.example.com/sms',
        responseBody: expect.stringContaining('<Say>'),
        logLevel: 'warning',
      },
    ]);
  });

  test.each([
    ['no XML', { body: '<Response><Message>Hi</Response>' }, 12100],
    ['another root', { body: '<Answer/>' }, 12102],
    ['another type', { type: 'application/json', body: '{}' }, 12300],
    ['too much', { body: `<Response>${' '.repeat(65_536)}</Response>` }, 11750],
    ['an error', { status: 500, body: 'x' }, 11200],
    ['a missing page', { status: 404, body: 'x' }, 11200],
  ])('%s is asked of the fallback URL', async (_, answer, code) => {
    buyNumber(local, {
      smsUrl: app.answers('/sms', answer),
      smsFallbackUrl: app.answersTwiml('/fallback', '<Message>Sorry</Message>'),
    });
    const { sid } = await maya.texts(ownNumber, 'Hi');
    await maya.receives(/sorry/i);
    expect(app.requestsTo('/fallback')).toMatchObject([
      {
        isSigned: true,
        parameters: {
          MessageSid: sid,
          Body: 'Hi',
          ErrorCode: String(code),
          ErrorUrl: 'https://app.example.com/sms',
        },
      },
    ]);
    expect(alertCodes()).toEqual([code]);
  });

  test('a fallback that fails too is not asked again', async () => {
    buyNumber(local, {
      smsUrl: app.answers('/sms', { body: 'x' }),
      smsFallbackUrl: app.answers('/fallback', { body: 'x' }),
    });
    await maya.texts(ownNumber, 'Hi');
    expect(alertCodes()).toEqual([12100, 12100]);
    expect(app.received).toHaveLength(2);
  });
});

test.each([
  ['+12025550199', 'number_unknown'],
  ['22395', 'number_unknown'],
  ['Clinic', 'number_unknown'],
  ['no number', 'number_unknown'],
  ['no/number', 'address_invalid'],
])('a text to %s cannot be sent', async (to, code) => {
  await expect(maya.texts(to, 'Hi')).rejects.toMatchObject({ code });
});

test('a number without a webhook only keeps the text', async () => {
  buyNumber(local);
  const { sid } = await maya.texts(ownNumber, 'Hi');
  expect(local.exchange.state.messages.get(sid)).toMatchObject({
    status: 'received',
    direction: 'inbound',
    body: 'Hi',
  });
  expect(app.received).toEqual([]);
});
