import { sdkFor } from '../../sdk';
import {
  type App,
  agentsNumber,
  appUrl,
  businessNumber,
  mayasNumber,
  openLine,
  secondAgentsNumber,
} from '../phone-line';

const number = `<Number>${agentsNumber}</Number>`;

async function dial(twiml: string, more: App = {}) {
  const line = await openLine({ '/voice': twiml, '/ended': '<Say>Ended.</Say>', ...more });
  const agent = line.twilio.person(agentsNumber);
  const second = line.twilio.person(secondAgentsNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const ended = (): Record<string, string> | undefined => line.requests('/ended')[0]?.parameters;
  return { line, agent, second, call, ended };
}

describe('how long', () => {
  test('nobody answers: the phone rings for the timeout, then the next verb runs', async () => {
    const { line, agent, call } = await dial(
      `<Dial timeout="10">${agentsNumber}</Dial><Say>Next.</Say>`,
    );
    const atAgent = await agent.isCalled();
    await line.twilio.passes('9999 milliseconds');
    expect(atAgent.status).toBe('ringing');
    expect(line.twilio.exchange.voice.leg(call.sid)?.awaiting).toMatchObject({
      kind: 'other-party',
    });
    await line.twilio.passes('1 millisecond');
    expect(atAgent.status).toBe('no-answer');
    await call.hears(/next/i);
  });

  test('timeLimit ends the conversation', async () => {
    const { line, agent, call, ended } = await dial(
      `<Dial action="/ended" timeLimit="60">${agentsNumber}</Dial>`,
    );
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await line.twilio.passes('59 seconds');
    expect(atAgent.status).toBe('in-progress');
    await line.twilio.passes('1 second');
    expect(atAgent.status).toBe('completed');
    await call.hears(/ended/i);
    expect(ended()).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '60' });
  });

  test('hangupOnStar: the star of the caller ends it, the one of the agent does not', async () => {
    const { agent, call, ended } = await dial(
      `<Dial action="/ended" hangupOnStar="true">${agentsNumber}</Dial>`,
    );
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await atAgent.presses('*');
    expect(atAgent.status).toBe('in-progress');
    await call.presses('1*');
    expect(atAgent.status).toBe('completed');
    await call.hears(/ended/i);
    expect(ended()).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
  });
});

describe('answerOnBridge', () => {
  test('leaves the caller ringing until somebody picks up', async () => {
    const { agent, call } = await dial(`<Dial answerOnBridge="true">${agentsNumber}</Dial>`);
    const atAgent = await agent.isCalled();
    expect(call.status).toBe('ringing');
    await atAgent.answers();
    expect(call.status).toBe('in-progress');
    await atAgent.says('Hello');
    await call.hears(/hello/i);
  });

  test('a caller who gives up was never answered', async () => {
    const { agent, call } = await dial(`<Dial answerOnBridge="true">${agentsNumber}</Dial>`);
    const atAgent = await agent.isCalled();
    await call.hangsUp();
    expect(call.status).toBe('no-answer');
    expect(atAgent.status).toBe('canceled');
  });
});

describe('caller ID', () => {
  test.each([
    ['', mayasNumber],
    [`callerId="${businessNumber}"`, businessNumber],
    ['callerId="(202) 555-0100"', businessNumber],
  ])('%s shows %s', async (attribute, shown) => {
    const { agent, line } = await dial(`<Dial ${attribute}>${agentsNumber}</Dial>`);
    const atAgent = await agent.isCalled();
    expect(line.twilio.exchange.state.calls.get(atAgent.sid)?.from).toBe(shown);
  });

  test('of somebody else fails the dial with 13214', async () => {
    const { line, call, ended } = await dial(
      `<Dial action="/ended" callerId="+12025550199">${agentsNumber}</Dial>`,
    );
    await call.hears(/ended/i);
    expect(line.alertCodes()).toEqual([13214]);
    expect(ended()).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
    expect(ended()).not.toHaveProperty('DialCallSid');
  });
});

test('what is no phone number fails with 13223', async () => {
  const { line, call, ended } = await dial('<Dial action="/ended">agent</Dial>');
  await call.hears(/ended/i);
  expect(line.alertCodes()).toEqual([13223]);
  expect(ended()).toMatchObject({ DialCallStatus: 'failed' });
});

test('sequential rings one number after the other, each for the whole timeout', async () => {
  const { line, agent, second, ended, call } = await dial(
    `<Dial action="/ended" sequential="true" timeout="10">${number}<Number>${secondAgentsNumber}</Number></Dial>`,
  );
  const atFirst = await agent.isCalled();
  expect(line.twilio.exchange.voice.legsOf(secondAgentsNumber)).toEqual([]);
  const atSecond = await second.isCalled();
  expect(atFirst.status).toBe('no-answer');
  await atSecond.answers();
  await atSecond.hangsUp();
  await call.hears(/ended/i);
  expect(ended()).toMatchObject({ DialCallSid: atSecond.sid, DialCallStatus: 'completed' });
});

describe("a number's status callback", () => {
  const statuses = (line: Awaited<ReturnType<typeof dial>>['line']): string[] =>
    line.requests('/status').map(({ parameters }) => parameters.CallStatus ?? '');
  const withEvents = `<Number statusCallback="/status" statusCallbackEvent="initiated ringing answered completed">${agentsNumber}</Number>`;

  test('tells of all events of the child call', async () => {
    const { line, agent, call } = await dial(`<Dial>${withEvents}</Dial>`, { '/status': '' });
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await atAgent.hangsUp();
    await line.twilio.passes('1 second');
    expect(statuses(line)).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(line.requests('/status')[0]?.parameters).toMatchObject({
      ParentCallSid: call.sid,
      CallSid: atAgent.sid,
      Direction: 'outbound-dial',
    });
  });

  test('tells that it was canceled when another one is faster', async () => {
    const { line, agent, second } = await dial(
      `<Dial>${withEvents}<Number>${secondAgentsNumber}</Number></Dial>`,
      { '/status': '' },
    );
    await agent.isCalled();
    await (await second.isCalled()).answers();
    await line.twilio.passes('1 second');
    expect(statuses(line)).toEqual(['initiated', 'ringing', 'canceled']);
  });
});

describe('whisper', () => {
  const whisper = `<Dial action="/ended"><Number url="/whisper">${agentsNumber}</Number></Dial>`;
  const accept = {
    '/whisper':
      '<Gather numDigits="1" action="/accepted" timeout="5"><Say>Press 1.</Say></Gather><Hangup/>',
    '/accepted': '',
  };

  test('the caller waits until the agent accepts', async () => {
    const { agent, call } = await dial(whisper, accept);
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await atAgent.hears(/press 1/i);
    expect(call.heard.some(({ text }) => text === 'Press 1.')).toBe(false);
    await atAgent.presses('1');
    await atAgent.says('Hello caller');
    await call.hears(/hello caller/i);
  });

  test.each(['completed', 'no-answer'] as const)(
    'an agent who does not accept is not connected: %s',
    async (endedInWhisper) => {
      const { line, agent, call, ended } = await dial(whisper, accept);
      line.twilio.exchange.voice.behaviour.endedInWhisper = endedInWhisper;
      const atAgent = await agent.isCalled();
      await atAgent.answers();
      expect(await atAgent.ends()).toBe('completed');
      await call.hears(/ended/i);
      expect(ended()).toMatchObject({ DialCallStatus: endedInWhisper, DialBridged: 'false' });
    },
  );

  test('an agent who hangs up in the whisper leaves the others ringing', async () => {
    const { agent, second, call } = await dial(
      `<Dial><Number url="/whisper">${agentsNumber}</Number><Number>${secondAgentsNumber}</Number></Dial>`,
      accept,
    );
    const atAgent = await agent.isCalled();
    const atSecond = await second.isCalled();
    await atAgent.answers();
    await atAgent.hangsUp();
    expect(atSecond.status).toBe('ringing');
    await atSecond.answers();
    await atSecond.says('Here I am');
    await call.hears(/here i am/i);
  });

  test('must not dial', async () => {
    const { line, agent, call } = await dial(whisper, {
      '/whisper': `<Dial>${secondAgentsNumber}</Dial>`,
    });
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    expect(line.alertCodes()).toEqual([13201]);
    await atAgent.says('Hello');
    await call.hears(/hello/i);
  });

  test('an error in its document is spoken to the agent', async () => {
    const { line, agent, ended, call } = await dial(whisper, { '/whisper': { status: 500 } });
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await atAgent.hears(/application error/i);
    await call.hears(/ended/i);
    expect(ended()).toMatchObject({ DialBridged: 'false' });
    expect(line.alertCodes()).toEqual([11200]);
  });
});

test.each([
  ['record-from-answer', 1, 6],
  ['record-from-answer-dual', 2, 6],
  ['record-from-ringing', 1, 7],
  ['true', 1, 6],
] as const)('record="%s" records both people', async (record, channels, duration) => {
  const { line, agent, call, ended } = await dial(
    `<Dial action="/ended" record="${record}" recordingStatusCallback="/recorded">${agentsNumber}</Dial>`,
    { '/recorded': '' },
  );
  const atAgent = await agent.isCalled();
  await atAgent.answers();
  await call.says('Hello there');
  await line.twilio.passes('3 seconds');
  await atAgent.says('Good morning');
  await line.twilio.passes('3 seconds');
  await call.hangsUp();
  await line.twilio.passes('3 seconds');
  const [recording] = line.twilio.exchange.state.recordings.list();
  expect(recording).toMatchObject({ callSid: call.sid, source: 'DialVerb', channels });
  expect(recording?.spokenText).toBe('Hello there Good morning');
  expect(ended()).toMatchObject({
    RecordingSid: recording?.sid,
    RecordingDuration: String(recording?.duration),
  });
  expect(line.requests('/recorded')[0]?.parameters).toMatchObject({
    RecordingChannels: String(channels),
    RecordingSource: 'DialVerb',
  });
  expect(recording?.duration).toBe(duration);
});

test('people who talk at the same time are both recorded', async () => {
  const { line, agent, call } = await dial(`<Dial record="true">${agentsNumber}</Dial>`);
  const atAgent = await agent.isCalled();
  await atAgent.answers();
  await call.says('First words');
  await line.twilio.passes('1 second');
  await atAgent.says('Other words');
  await line.twilio.passes('5 seconds');
  await call.hangsUp();
  expect(line.twilio.exchange.state.recordings.list()[0]?.spokenText).toBe(
    'First words Other words',
  );
});

describe('changed over REST', () => {
  test('the caller goes to another document and the agent is hung up on', async () => {
    const { line, agent, call, ended } = await dial(
      `<Dial action="/ended">${agentsNumber}</Dial>`,
      {
        '/parked': '<Say>You are parked.</Say>',
      },
    );
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await sdkFor(line.twilio)
      .calls(call.sid)
      .update({ url: `${appUrl}/parked` });
    await call.hears(/parked/i);
    expect(atAgent.status).toBe('completed');
    expect(ended()).toBeUndefined();
  });

  test('the agent goes to another document and the caller goes on behind the Dial', async () => {
    const { line, agent, call, ended } = await dial(`<Dial action="/ended">${agentsNumber}</Dial>`);
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await line.twilio.passes('10 seconds');
    const twiml = '<Response><Say>Only for you.</Say></Response>';
    await sdkFor(line.twilio).calls(atAgent.sid).update({ twiml });
    await atAgent.hears(/only for you/i);
    await call.hears(/ended/i);
    expect(ended()).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '10' });
  });
});

test('an answering machine picks up and is heard', async () => {
  const { line, call } = await dial(`<Dial>${agentsNumber}</Dial>`);
  line.twilio.exchange.state.phones.update(agentsNumber, {
    calls: 'answering-machine',
    name: 'Ada',
  });
  await call.hears(/you have reached Ada.*Beep/is);
  await line.twilio.passes('40 seconds');
  expect(call.status).toBe('completed');
});

test('an answering machine stays silent when somebody picks up before it', async () => {
  const { line, agent, call } = await dial(`<Dial>${agentsNumber}</Dial>`);
  line.twilio.exchange.state.phones.update(agentsNumber, { calls: 'answering-machine' });
  await (await agent.isCalled()).answers();
  await line.twilio.passes('1 minute');
  expect(call.heard.map(({ text }) => text)).toEqual(['ringing']);
  expect(call.status).toBe('in-progress');
});

test('a dialled number of the account gets an inbound call of its own', async () => {
  const secondNumber = '+12025550101';
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.To === businessNumber
        ? `<Dial action="/ended">${secondNumber}</Dial>`
        : '<Say>This is the second line.</Say>',
    '/ended': '<Say>Ended.</Say>',
  });
  line.addNumber(secondNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/this is the second line/i);
  await call.hears(/ended/i);
  expect(line.requests('/voice').map(({ parameters }) => parameters.Direction)).toEqual([
    'inbound',
    'inbound',
  ]);
  expect(line.twilio.exchange.state.calls.size).toBe(3);
});

test('a caller who hangs up ends the inbound call at the dialled number as well', async () => {
  const secondNumber = '+12025550101';
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.To === businessNumber
        ? `<Dial>${secondNumber}</Dial>`
        : '<Gather numDigits="1" timeout="600" action="/pressed"/>',
    '/pressed': '<Say>Thank you for the key.</Say><Pause length="600"/>',
  });
  line.addNumber(secondNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('5 seconds');
  await call.presses('7');
  await call.hears(/thank you for the key/i);
  expect(line.requests('/pressed')[0]?.parameters).toMatchObject({ Digits: '7' });
  await call.hangsUp();
  const statuses = line.twilio.exchange.state.calls.list().map(({ status }) => status);
  expect(statuses).toEqual(['completed', 'completed', 'completed']);
});

test('the digits of sendDigits are heard by the callee before the caller', async () => {
  const { agent } = await dial(`<Dial><Number sendDigits="w12">${agentsNumber}</Number></Dial>`);
  const atAgent = await agent.isCalled();
  await atAgent.answers();
  await atAgent.hears(/1 2/);
});
