import twilioSdk from 'twilio';
import { LegError } from '../../../local-twilio/voice/leg';
import { sdkFor } from '../sdk';
import { agentsNumber, appUrl, businessNumber, mayasNumber, openLine } from './phone-line';

const statusCallback = `${appUrl}/status`;

test('every webhook of a call is signed and carries the standard parameters', async () => {
  const line = await openLine({
    '/voice': '<Gather numDigits="1" action="/menu"><Say>Press a key.</Say></Gather>',
    '/menu': '<Record action="/recorded" recordingStatusCallback="/recording"/>',
    '/recorded': `<Dial action="/dialled" method="GET"><Number url="/whisper" statusCallback="/status">${agentsNumber}</Number></Dial>`,
    '/whisper': '<Say>A call for you.</Say>',
    '/dialled': '<Hangup/>',
    '/status': '',
    '/recording': '',
  });
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, { statusCallback });
  const agent = line.twilio.person(agentsNumber, { calls: 'answers' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/press a key/i);
  await call.presses('1');
  await call.says('This is a message of mine');
  await call.presses('#');
  const atAgent = await agent.isCalled();
  await atAgent.hears(/call for you/i);
  await atAgent.says('Hello?');
  await call.hears(/hello/i);
  await atAgent.hangsUp();
  await call.ends();
  await line.twilio.passes('1 minute');

  const paths = new Set(line.requests().map(({ path }) => path));
  expect([...paths].sort()).toEqual(
    ['/dialled', '/menu', '/recorded', '/recording', '/status', '/voice', '/whisper'].sort(),
  );
  const { live } = line.twilio.accounts;
  for (const { method, signature, url, parameters } of line.requests()) {
    const signed = method === 'GET' ? {} : parameters;
    expect(twilioSdk.validateRequest(live.authToken, signature, url, signed)).toBe(true);
    expect(parameters).toMatchObject({ AccountSid: live.sid });
    expect([call.sid, atAgent.sid]).toContain(parameters.CallSid);
  }
  expect(line.requests('/whisper')[0]?.parameters).toMatchObject({
    CallSid: atAgent.sid,
    ParentCallSid: call.sid,
    CallStatus: 'in-progress',
    Direction: 'outbound-dial',
  });
  expect(line.alertCodes()).toEqual([]);
});

test("a number's status callback comes once, at the end", async () => {
  const line = await openLine({
    '/voice': '<Pause length="2"/><Say>123456789012345</Say>',
    '/status': '',
  });
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, { statusCallback });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.ends();
  await line.twilio.passes('1 second');
  expect(line.requests('/status').map(({ parameters }) => parameters)).toEqual([
    expect.objectContaining({
      CallSid: call.sid,
      CallStatus: 'completed',
      CallDuration: '1',
      Duration: '1',
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
      Timestamp: 'Mon, 02 Mar 2026 10:00:03 +0000',
    }),
  ]);
});

test('a status callback that fails is a warning and does not hold up the call', async () => {
  const line = await openLine({ '/voice': '<Say>Hi.</Say>', '/status': { status: 500 } });
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, { statusCallback });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  expect(await call.ends()).toBe('completed');
  await line.twilio.passes('1 second');
  expect(line.alertCodes()).toEqual([15003]);
});

describe('the caller hangs up', () => {
  test.each([
    ['while Twilio speaks', '<Say>A long text that is read aloud.</Say><Redirect>/next</Redirect>'],
    ['in a pause', '<Say>Hi</Say><Pause length="9"/><Redirect>/next</Redirect>'],
    ['in a Gather', '<Gather action="/next"><Say>Press.</Say></Gather><Redirect>/next</Redirect>'],
    ['before the beep', '<Say>A message?</Say><Record action="/next"/>'],
  ])('%s: nothing more is requested', async (_, twiml) => {
    const line = await openLine({ '/voice': twiml, '/next': '' });
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    await call.hangsUp();
    expect(call.status).toBe('completed');
    expect(line.twilio.exchange.clock.pending).toBe(0);
    await line.twilio.passes('1 minute');
    expect(line.requests('/next')).toEqual([]);
  });

  test('while an agent rings: the agent stops ringing and the action is told', async () => {
    const line = await openLine({
      '/voice': `<Dial action="/next">${agentsNumber}</Dial>`,
      '/next': '<Say>Too late.</Say>',
    });
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    const atAgent = await line.twilio.person(agentsNumber).isCalled();
    await call.hangsUp();
    expect(call.status).toBe('completed');
    expect(atAgent.status).toBe('canceled');
    await line.twilio.passes('1 minute');
    expect(line.requests('/next').map(({ parameters }) => parameters)).toEqual([
      expect.objectContaining({
        CallStatus: 'completed',
        DialCallStatus: 'canceled',
        DialBridged: 'false',
      }),
    ]);
    expect(call.heard.some(({ text }) => text === 'Too late.')).toBe(false);
  });

  test('while a document is fetched: it is not run any more', async () => {
    const line = await openLine({
      '/voice': '<Gather numDigits="1" action="/menu"/>',
      '/menu': ({ parameters }) => {
        line.twilio.exchange.voice.leg(parameters.CallSid ?? '')?.hangUp();
        return '<Say>Too late.</Say><Redirect>/next</Redirect>';
      },
    });
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    await call.presses('1');
    expect(call.status).toBe('completed');
    await line.twilio.passes('1 minute');
    expect(call.heard.map(({ text }) => text)).toEqual(['1']);
    expect(line.requests('/next')).toEqual([]);
  });

  test('before anybody answered: no-answer', async () => {
    const line = await openLine({ '/voice': '<Pause length="5"/><Say>Hi</Say>' });
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    expect(call.status).toBe('ringing');
    await call.hangsUp();
    expect(call.status).toBe('no-answer');
  });
});

test('a phone can do only what its state allows', async () => {
  const line = await openLine({ '/voice': '<Pause length="5"/><Say>Hi</Say>' });
  line.twilio.person(mayasNumber);
  const leg = line.twilio.exchange.voice.dial({ from: mayasNumber, to: businessNumber });
  const codeOf = (act: () => void): string | undefined => {
    try {
      act();
    } catch (error) {
      if (error instanceof LegError) return error.code;
      throw error;
    }
    return undefined;
  };
  expect(codeOf(() => leg.say('Hello'))).toBe('leg_not_connected');
  expect(codeOf(() => leg.press('1'))).toBe('leg_not_connected');
  expect(codeOf(() => leg.press('x'))).toBe('keys_invalid');
  expect(codeOf(() => leg.answer())).toBe('leg_not_ringing');
  expect(codeOf(() => leg.decline())).toBe('leg_not_ringing');
  leg.hangUp();
  expect(leg.isOver).toBe(true);
  expect(() => leg.hangUp()).not.toThrow();
  expect(() => line.twilio.exchange.voice.dial({ from: mayasNumber, to: '+12025550199' })).toThrow(
    RangeError,
  );
});

test('words wait until somebody listens; hanging up twice does not wait for them', async () => {
  const line = await openLine({ '/voice': '<Say>A long introduction to the menu.</Say><Record/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.says('I am patient');
  expect(call.heard.filter(({ speaker }) => speaker === 'person')).toEqual([]);
  await call.hears(/beep/);
  await line.twilio.passes('2 seconds');
  expect(call.heard.at(-1)).toMatchObject({ speaker: 'person', text: 'I am patient' });
  await call.hangsUp();
  expect(call.status).toBe('in-progress');
  await call.hangsUp();
  expect(call.status).toBe('completed');
});

test('calls of an earlier run are completed', async () => {
  const line = await openLine({ '/voice': '<Pause length="5"/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  line.twilio.exchange.voice.endCallsOfEarlierRun();
  expect(line.twilio.exchange.state.calls.get(call.sid)).toMatchObject({ status: 'completed' });
});

test('in real time a call goes by itself', async () => {
  const line = await openLine(
    {
      '/voice': '<Gather numDigits="1" action="/menu"><Say>Press</Say></Gather>',
      '/menu': `<Dial action="/ended">${agentsNumber}</Dial>`,
      '/ended': '<Say>Bye</Say>',
    },
    { pace: 'real-time' },
  );
  const agent = line.twilio.person(agentsNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/press/i);
  await call.presses('1');
  const atAgent = await agent.isCalled();
  await atAgent.declines();
  await call.hears(/bye/i);
  expect(await call.ends()).toBe('completed');
});

test('a callee who hangs up instead of answering is busy', async () => {
  const line = await openLine({
    '/voice': `<Dial><Number statusCallback="/status">${agentsNumber}</Number></Dial>`,
    '/status': '',
  });
  await line.twilio.person(mayasNumber).dials(businessNumber);
  const atAgent = await line.twilio.person(agentsNumber).isCalled();
  await atAgent.hangsUp();
  expect(atAgent.status).toBe('busy');
  await line.twilio.passes('1 second');
  expect(line.requests('/status')[0]?.parameters.SipResponseCode).toBe('603');
});

test("with VoiceCallerIdLookup the caller's name is told", async () => {
  const line = await openLine({ '/voice': '' });
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, { voiceCallerIdLookup: true });
  await line.twilio.person(mayasNumber, { name: 'Maya Lindqvist-Okafor' }).dials(businessNumber);
  expect(line.requests('/voice')[0]?.parameters.CallerName).toBe('MAYA LINDQVIST-');
});

test('a call that is sent elsewhere while a document is fetched does not run that document', async () => {
  const line = await openLine({
    '/voice': '<Gather numDigits="1" action="/menu"/>',
    '/menu': ({ parameters }) => {
      const document = {
        kind: 'request',
        webhook: 'voice.request',
        url: `${appUrl}/other`,
        method: 'POST',
      } as const;
      const change = { kind: 'go-on-with', document } as const;
      line.twilio.exchange.voice.updateCall(parameters.CallSid ?? '', change);
      return '<Say>The menu.</Say>';
    },
    '/other': '<Say>Elsewhere.</Say>',
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.presses('1');
  await call.hears(/elsewhere/i);
  await call.ends();
  expect(call.heard.map(({ text }) => text)).toEqual(['1', 'Elsewhere.']);
});

test('all calls can be ended at once, whatever they are doing', async () => {
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.From === mayasNumber ? `<Dial>${agentsNumber}</Dial>` : '<Pause length="60"/>',
  });
  const { voice, state } = line.twilio.exchange;
  await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.person(agentsNumber).isCalled();
  await line.twilio.person('+12025550130').dials(businessNumber);
  const twiml = '<Response><Say>Hi</Say></Response>';
  await sdkFor(line.twilio).calls.create({ from: businessNumber, to: '+12025550131', twiml });
  expect(voice.liveLegs()).toHaveLength(3);
  voice.endAllCalls();
  expect(voice.liveLegs()).toEqual([]);
  expect(state.calls.list().map(({ status }) => status)).toEqual([
    'canceled',
    'canceled',
    'canceled',
    'completed',
  ]);
  await line.twilio.passes('1 minute');
  expect(state.calls.size).toBe(4);
});
