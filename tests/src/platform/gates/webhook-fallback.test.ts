import { handler } from '../../../../functions/system/fallback.protected';
import { callFunction, callParameters, contextWith } from '../../call-function';
import { accountSid, businessNumber, maya, owner, sidOf } from '../../front-office';
import { readTwiml, spokenIn, type Verb, verbIn } from '../../read-twiml';

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

const failure = {
  ErrorCode: '11200',
  ErrorUrl: 'https://ringback-test.twil.io/voice/menu?SpeechResult=my+secret',
};

async function twimlFor(parameters: Record<string, string>): Promise<Verb[]> {
  const answer = await callFunction({ handler, parameters });
  expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
  return readTwiml(answer.body);
}

test('a caller hears an apology and reaches the front desk, without any environment for the store', async () => {
  const context = contextWith({ DATABASE_URL: undefined, DOMAIN_NAME: undefined });
  const answer = await callFunction({
    handler,
    context,
    parameters: { ...callParameters, ...failure },
  });
  const verbs = readTwiml(answer.body);
  expect(verbIn(verbs, 'Number').text).toBe(owner);
  expect(verbIn(verbs, 'Dial').attributes.callerId).toBe(businessNumber);
  const line = String(logged.mock.calls[0]?.[0]);
  expect(JSON.parse(line)).toMatchObject({ event: 'webhook_fell_back', errorCode: '11200' });
  expect(line).not.toContain('secret');
});

// Without the numbers that are never dialled the call would come back here, for ever.
test.each([
  ['the front desk is the number called', { FRONT_DESK_PHONE_NUMBER: businessNumber }, {}],
  ['the number called calls itself', {}, { From: businessNumber }],
  ['the front desk itself calls', {}, { From: owner }],
])('when %s, nobody is dialled and a message is taken', async (_name, change, parameters) => {
  const answer = await callFunction({
    handler,
    context: contextWith({ BUSINESS_PHONE_NUMBER: undefined, ...change }),
    parameters: { ...callParameters, ...failure, ...parameters },
  });
  const verbs = readTwiml(answer.body);
  expect(verbs.some(({ name }) => name === 'Dial')).toBe(false);
  expect(verbIn(verbs, 'Record').attributes.action).toBe('/system/fallback?step=recorded');
});

// Twilio: "TwiML Voice: Dial", DialCallStatus and DialBridged.
test.each([
  [{ DialCallStatus: 'completed', DialBridged: 'true' }, 'Hangup'],
  [{ DialCallStatus: 'completed' }, 'Hangup'],
  [{ DialCallStatus: 'completed', DialBridged: 'false' }, 'Record'],
  [{ DialCallStatus: 'no-answer' }, 'Record'],
  [{ DialCallStatus: 'busy' }, 'Record'],
])('after the front desk rang, %j: %s', async (dial, verb) => {
  const verbs = await twimlFor({ ...callParameters, step: 'rang', ...dial });
  expect(verbs[1]?.name).toBe(verb);
});

test('a message that is left is told to the front desk straight away', async () => {
  const texts: unknown[] = [];
  const client = { messages: { create: async (text: unknown) => void texts.push(text) } };
  const context = Object.assign(contextWith(), { getTwilioClient: () => client });
  const recorded = { ...callParameters, step: 'recorded', RecordingSid: sidOf('RE', 7) };
  const answer = await callFunction({ handler, context, parameters: recorded });
  expect(spokenIn(readTwiml(answer.body))).toMatch(/thank you/i);
  expect(texts).toEqual([
    {
      to: owner,
      from: businessNumber,
      body: expect.stringMatching(new RegExp(`\\+1 202 555 0147.*${sidOf('RE', 7)}`)),
    },
  ]);
});

test('the caller is thanked even if nobody can be told', async () => {
  const recorded = { ...callParameters, step: 'recorded', RecordingSid: sidOf('RE', 7) };
  expect(spokenIn(await twimlFor(recorded))).toMatch(/thank you/i);
  expect(String(logged.mock.calls[0]?.[0])).toContain('front_desk_not_told');
});

test('a texter gets an apology', async () => {
  const parameters = { AccountSid: accountSid, MessageSid: sidOf('SM', 1), From: maya, ...failure };
  expect(await twimlFor(parameters)).toMatchObject([
    { name: 'Message', text: expect.stringMatching(/^Sorry/) },
  ]);
});

test('another account is refused', async () => {
  const parameters = { ...callParameters, AccountSid: `AC${'1'.repeat(32)}` };
  expect(await callFunction({ handler, parameters })).toMatchObject({ status: 403, body: '' });
});
