import { handler as incoming } from '../../../../functions/messaging/incoming.protected';
import { incomingMessage } from '../../../../src/messaging/incoming-message';
import { createApp } from '../../../../src/platform/app';
import { messagingWebhook } from '../../../../src/platform/gates/messaging-webhook';
import { callFunction, contextWith } from '../../call-function';
import { accountSid, businessNumber, maya, sidOf } from '../../front-office';
import { readTwiml } from '../../read-twiml';

const parameters = {
  AccountSid: accountSid,
  MessageSid: sidOf('SM', 1),
  From: maya,
  To: businessNumber,
  Body: 'my diagnosis is secret',
  NumMedia: '0',
};

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

test('a reply is one message, no reply an empty document', async () => {
  const echo = messagingWebhook({
    input: incomingMessage,
    answer: async (message) =>
      message.body === '' ? { kind: 'none' } : { kind: 'text', body: `<${message.body}>` },
  });
  const answer = await callFunction({
    handler: echo,
    parameters: { ...parameters, Body: 'a & b' },
  });
  expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
  expect(readTwiml(answer.body)).toMatchObject([{ name: 'Message', text: '<a & b>' }]);
  const silent = await callFunction({ handler: echo, parameters: { ...parameters, Body: '' } });
  expect(readTwiml(silent.body)).toEqual([]);
});

test.each([
  ['with the store down', {}, {}],
  ['with a missing variable', { DATABASE_URL: undefined }, {}],
  ['after a malformed webhook', {}, { MessageSid: 'nonsense' }],
])('%s the texter gets an apology, and the log no body', async (_name, change, changed) => {
  const answer = await callFunction({
    handler: incoming,
    context: contextWith(change),
    parameters: { ...parameters, ...changed },
  });
  expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
  expect(readTwiml(answer.body)).toMatchObject([
    { name: 'Message', text: expect.stringMatching(/sorry/i) },
  ]);
  expect(logged.mock.calls.flat().join()).toMatch(/messaging_webhook_failed/);
  expect(logged.mock.calls.flat().join()).not.toMatch(/diagnosis|5550147/);
});

test('an answer that takes too long is an apology', async () => {
  const slow = messagingWebhook({
    input: incomingMessage,
    answer: () => new Promise(() => {}),
    open: (context) => ({
      ...createApp(context),
      clock: {
        now: () => new Date('2026-11-20T15:00:00Z'),
        after: () => ({ elapsed: Promise.resolve(), cancel: () => {} }),
      },
    }),
  });
  expect((await callFunction({ handler: slow, parameters })).body).toMatch(/Sorry/);
});

test("another account's webhook is refused", async () => {
  const foreign = { ...parameters, AccountSid: `AC${'1'.repeat(32)}` };
  expect(await callFunction({ handler: incoming, parameters: foreign })).toMatchObject({
    status: 403,
  });
});
