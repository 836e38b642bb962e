import { handler as incoming } from '../../../../functions/voice/incoming.protected';
import { handler as menu } from '../../../../functions/voice/menu.protected';
import { handler as voicemail } from '../../../../functions/voice/voicemail.protected';
import { handler as whisper } from '../../../../functions/voice/whisper.protected';
import { createApp } from '../../../../src/platform/app';
import { voiceWebhook } from '../../../../src/platform/gates/voice-webhook';
import { menuAnswer } from '../../../../src/voice/call-webhooks';
import { type Answer, callFunction, callParameters, contextWith } from '../../call-function';
import { businessNumber, owner, sidOf } from '../../front-office';
import { readTwiml, spokenIn, type Verb, verbIn } from '../../read-twiml';

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

function twimlOf(answer: Answer): Verb[] {
  expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
  return readTwiml(answer.body);
}

function expectApologyAndPerson(answer: Answer): void {
  const verbs = twimlOf(answer);
  expect(spokenIn(verbs)).toMatch(/sorry.*person/i);
  expect(verbIn(verbs, 'Dial').attributes).toMatchObject({
    callerId: businessNumber,
    action: '/system/fallback?step=rang',
  });
  expect(verbIn(verbs, 'Number').text).toBe(owner);
}

test('an answer is TwiML as text/xml', async () => {
  const verbs = twimlOf(await callFunction({ handler: voicemail, parameters: callParameters }));
  expect(verbs.map(({ name }) => name)).toEqual(['Say', 'Record', 'Say', 'Hangup']);
});

test('with the store down the caller hears an apology and reaches a person', async () => {
  expectApologyAndPerson(await callFunction({ handler: incoming, parameters: callParameters }));
  const [line] = logged.mock.calls[0] ?? [];
  expect(JSON.parse(String(line))).toMatchObject({
    event: 'voice_webhook_failed',
    at: expect.stringMatching(/src\/voice\/[\w-]+\.ts:\d+:\d+$/),
    code: 'ECONNREFUSED',
    callSid: sidOf('CA', 1),
  });
});

test.each([
  ['a missing variable', { DATABASE_URL: undefined }, {}],
  ['a malformed webhook', {}, { CallSid: 'nonsense' }],
])('%s ends in the apology', async (_name, change, parameters) => {
  const answer = await callFunction({
    handler: voicemail,
    context: contextWith(change),
    parameters: { ...callParameters, ...parameters },
  });
  expectApologyAndPerson(answer);
});

test.each([
  ['the front desk itself calls', {}, { From: owner }],
  ['no front desk is known', { FRONT_DESK_PHONE_NUMBER: undefined }, {}],
  ['the front desk is the business number', { FRONT_DESK_PHONE_NUMBER: businessNumber }, {}],
  [
    'the front desk is the number called and no business number is known',
    { FRONT_DESK_PHONE_NUMBER: businessNumber, BUSINESS_PHONE_NUMBER: undefined },
    {},
  ],
  [
    'the number called calls itself',
    { BUSINESS_PHONE_NUMBER: undefined },
    { From: businessNumber },
  ],
])('when %s, the apology leads to voicemail at once', async (_name, change, parameters) => {
  const answer = await callFunction({
    handler: incoming,
    context: contextWith(change),
    parameters: { ...callParameters, ...parameters },
  });
  const verbs = twimlOf(answer);
  expect(verbs.some(({ name }) => name === 'Dial')).toBe(false);
  expect(verbIn(verbs, 'Record').attributes).toMatchObject({
    action: '/system/fallback?step=recorded',
  });
});

test("another account's webhook is refused", async () => {
  const parameters = { ...callParameters, AccountSid: `AC${'1'.repeat(32)}` };
  expect(await callFunction({ handler: incoming, parameters })).toMatchObject({
    status: 403,
    body: '',
  });
});

test('a failure on the leg of an agent hangs up', async () => {
  const parameters = { ...callParameters, department: 'catering' };
  const verbs = twimlOf(await callFunction({ handler: whisper, parameters }));
  expect(verbs.map(({ name }) => name)).toEqual(['Hangup']);
});

describe('a feature that is slow', () => {
  const slow = voiceWebhook({
    input: menuAnswer,
    answer: () => new Promise(() => {}),
    open: (context) => ({
      ...createApp(context),
      clock: {
        now: () => new Date('2026-11-20T15:00:00Z'),
        after: () => ({ elapsed: Promise.resolve(), cancel: () => {} }),
      },
    }),
  });

  test('asks for a moment and asks the same again, at most three times', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const asked = {
      ...callParameters,
      attempt: '2',
      SpeechResult: 'sales & support',
      Digits: undefined,
    };
    const verbs = twimlOf(await callFunction({ handler: slow, parameters: asked }));
    expect(spokenIn(verbs)).toBe('One moment please.');
    const url = new URL(verbIn(verbs, 'Redirect').text, 'https://ringback-test.twil.io');
    expect(url.pathname).toBe('/voice/menu');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      attempt: '2',
      SpeechResult: 'sales & support',
      waited: '1',
    });
    expectApologyAndPerson(
      await callFunction({ handler: slow, parameters: { ...asked, waited: '3' } }),
    );
    warned.mockRestore();
  });
});

test('nothing that is logged holds a phone number', async () => {
  await callFunction({ handler: menu, parameters: { ...callParameters, Digits: '1' } });
  expect(logged.mock.calls.flat().join()).not.toMatch(/\+?1?2025550\d{3}/);
});
