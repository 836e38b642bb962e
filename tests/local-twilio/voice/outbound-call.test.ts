import twilioSdk from 'twilio';
import { sdkFor } from '../sdk';
import { agentsNumber, appUrl, businessNumber, openLine, type PhoneLine } from './phone-line';

const events = ['initiated', 'ringing', 'answered', 'completed'];
const app = {
  '/outbound': '<Say>This is your reminder. Goodbye</Say>',
  '/status': '',
  '/other': '<Say>Other.</Say>',
};

async function create(line: PhoneLine, more: Record<string, unknown> = {}) {
  return sdkFor(line.twilio).calls.create({
    from: businessNumber,
    to: agentsNumber,
    url: `${appUrl}/outbound`,
    statusCallback: `${appUrl}/status`,
    statusCallbackEvent: events,
    ...more,
  });
}

function told(line: PhoneLine): string[] {
  return line.requests('/status').map(({ parameters }) => parameters.CallStatus ?? '');
}

test('a call is queued, dialled after the answer, and its callbacks come in order', async () => {
  const line = await openLine(app);
  const person = line.twilio.person(agentsNumber);
  const created = await create(line);
  expect(created).toMatchObject({
    status: 'queued',
    direction: 'outbound-api',
    duration: null,
    startTime: null,
    endTime: null,
    price: null,
  });
  expect(line.requests()).toEqual([]);
  const call = await person.isCalled();
  expect(call.sid).toBe(created.sid);
  await line.twilio.passes('3 seconds');
  await call.answers();
  await call.hears(/your reminder/);
  expect(await call.ends()).toBe('completed');
  await line.twilio.passes('1 second');

  const reports = line.requests('/status');
  expect(told(line)).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
  expect(reports.map(({ parameters }) => parameters.SequenceNumber)).toEqual(['0', '1', '2', '3']);
  expect(reports[3]?.parameters).toMatchObject({
    CallSid: created.sid,
    CallbackSource: 'call-progress-events',
    CallDuration: '2',
    Duration: '1',
    SipResponseCode: '200',
    Direction: 'outbound-api',
  });
  expect(reports[0]?.parameters.Timestamp).toBe('Mon, 02 Mar 2026 10:00:00 +0000');
  const { authToken } = line.twilio.accounts.live;
  for (const { signature, url, parameters } of line.requests()) {
    expect(twilioSdk.validateRequest(authToken, signature, url, parameters)).toBe(true);
  }
  expect(await sdkFor(line.twilio).calls(created.sid).fetch()).toMatchObject({
    status: 'completed',
    duration: '2',
  });
});

test.each([
  ['busy', ['initiated', 'busy'], '486'],
  ['rejects', ['initiated', 'ringing', 'busy'], '603'],
  ['no-answer', ['initiated', 'ringing', 'no-answer'], '487'],
  ['unreachable', ['initiated', 'failed'], '404'],
] as const)('a phone that is %s is told as %j', async (calls, statuses, sipResponseCode) => {
  const line = await openLine(app);
  line.twilio.person(agentsNumber, { calls });
  await create(line);
  await line.twilio.passes('70 seconds');
  expect(told(line)).toEqual(statuses);
  expect(line.requests('/status').at(-1)?.parameters).toMatchObject({
    SipResponseCode: sipResponseCode,
    CallDuration: '0',
    Duration: '0',
  });
  expect(line.requests('/outbound')).toEqual([]);
});

test('a number without a phone rings until the time-out', async () => {
  const line = await openLine(app);
  const { sid } = await create(line, { timeout: 10 });
  await line.twilio.passes('10 seconds');
  expect(line.twilio.exchange.state.calls.get(sid)?.status).toBe('ringing');
  await line.twilio.passes('1 second');
  expect(line.twilio.exchange.state.calls.get(sid)?.status).toBe('no-answer');
});

test('without StatusCallbackEvent only the end is told', async () => {
  const line = await openLine(app);
  line.twilio.person(agentsNumber, { calls: 'answers' });
  await create(line, { statusCallbackEvent: undefined });
  await line.twilio.passes('1 minute');
  expect(told(line)).toEqual(['completed']);
  expect(line.requests('/status')[0]?.parameters.SequenceNumber).toBe('0');
});

test('canceled in the queue nothing is told, canceled while it rings the end is', async () => {
  const line = await openLine(app);
  const person = line.twilio.person(agentsNumber);
  const sdk = sdkFor(line.twilio);
  const first = await create(line);
  expect(await sdk.calls(first.sid).update({ status: 'canceled' })).toMatchObject({
    status: 'canceled',
  });
  await line.twilio.passes('1 minute');
  expect(told(line)).toEqual([]);

  const second = await create(line);
  const call = await person.isCalled();
  await sdk.calls(second.sid).update({ status: 'canceled' });
  expect(await call.ends()).toBe('canceled');
  await line.twilio.passes('1 second');
  expect(told(line)).toEqual(['initiated', 'ringing', 'canceled']);
});

test('a running call is sent to other TwiML, then hung up; after that nothing can be changed', async () => {
  const line = await openLine({ ...app, '/outbound': '<Pause length="60"/>' });
  const person = line.twilio.person(agentsNumber, { calls: 'answers' });
  const sdk = sdkFor(line.twilio);
  const { sid } = await create(line);
  const call = await person.isCalled();
  await call.isConnected();
  await sdk
    .calls(sid)
    .update({ twiml: '<Response><Say>Wait.</Say><Pause length="60"/></Response>' });
  await call.hears(/wait/i);
  await sdk.calls(sid).update({ url: `${appUrl}/other` });
  await call.hears(/other/i);
  await sdk.calls(sid).update({ status: 'completed' });
  expect(call.status).toBe('completed');
  await expect(sdk.calls(sid).update({ url: `${appUrl}/other` })).rejects.toMatchObject({
    code: 21220,
    status: 400,
  });
});

test('TimeLimit ends a call that was answered', async () => {
  const line = await openLine({ ...app, '/outbound': '<Pause length="600"/>' });
  const person = line.twilio.person(agentsNumber, { calls: 'answers' });
  await create(line, { timeLimit: 60 });
  const call = await person.isCalled();
  await call.isConnected();
  await line.twilio.passes('59 seconds');
  expect(call.status).toBe('in-progress');
  await line.twilio.passes('1 second');
  expect(call.status).toBe('completed');

  await create(line, { timeLimit: 60 });
  const short = await person.isCalled();
  await short.isConnected();
  await short.hangsUp();
  expect(line.twilio.exchange.clock.pending).toBe(0);
});

test('with Record the whole call is recorded and the last callback names the recording', async () => {
  const line = await openLine({ ...app, '/recorded': '' });
  const person = line.twilio.person(agentsNumber, { calls: 'answers' });
  await create(line, { record: true, recordingStatusCallback: `${appUrl}/recorded` });
  const call = await person.isCalled();
  await call.ends();
  await line.twilio.passes('5 seconds');
  const [recording] = line.twilio.exchange.state.recordings.list();
  expect(recording).toMatchObject({ callSid: call.sid, source: 'OutboundAPI', duration: 2 });
  expect(line.requests('/status').at(-1)?.parameters).toMatchObject({
    RecordingSid: recording?.sid,
    RecordingDuration: '2',
  });
  expect(line.requests('/recorded')[0]?.parameters).toMatchObject({ RecordingStatus: 'completed' });
});

test.each([
  [{}, { channels: 1, duration: 2 }, ['completed']],
  [{ recordingChannels: 'dual' }, { channels: 2, duration: 2 }, ['completed']],
  [{ trim: 'do-not-trim' }, { channels: 1, duration: 7 }, ['completed']],
  [
    { recordingStatusCallbackEvent: ['in-progress', 'completed'] },
    { channels: 1, duration: 2 },
    ['in-progress', 'completed'],
  ],
])('the recording of a call is made as asked: %j', async (change, recorded, told) => {
  const line = await openLine({
    ...app,
    '/outbound': '<Say>This is your reminder. Goodbye</Say><Pause length="5"/>',
    '/recorded': '',
  });
  const person = line.twilio.person(agentsNumber, { calls: 'answers' });
  await create(line, { record: true, recordingStatusCallback: `${appUrl}/recorded`, ...change });
  await (await person.isCalled()).ends();
  await line.twilio.passes('5 seconds');
  expect(line.twilio.exchange.state.recordings.list()).toEqual([expect.objectContaining(recorded)]);
  const statuses = line.requests('/recorded').map(({ parameters }) => parameters.RecordingStatus);
  expect(statuses).toEqual(told);
});

test.each([
  ['answers', 'Enable', 'human'],
  ['answering-machine', 'Enable', 'machine_start'],
  ['answering-machine', 'DetectMessageEnd', 'machine_end_beep'],
] as const)('who picks up is detected: %s with %s is %s', async (calls, machineDetection, who) => {
  const line = await openLine(app);
  line.twilio.person(agentsNumber, { calls });
  await create(line, { machineDetection });
  await line.twilio.passes('2 minutes');
  expect(line.requests('/outbound')[0]?.parameters.AnsweredBy).toBe(who);
  expect(line.requests('/status').at(-1)?.parameters.AnsweredBy).toBe(who);
});

test('a call to one of the own numbers comes in there, and both sides hear each other', async () => {
  const secondNumber = '+12025550101';
  const line = await openLine({
    '/outbound': '<Gather input="speech" action="/said"><Pause length="1"/></Gather>',
    '/voice': '<Say>Welcome to the other line.</Say><Pause length="10"/>',
    '/said': ({ parameters }) => `<Say>You said ${parameters.SpeechResult ?? ''}</Say>`,
    '/status': '',
  });
  line.addNumber(secondNumber);
  const { sid } = await create(line, { to: secondNumber });
  await line.twilio.passes('30 seconds');
  expect(line.requests('/said')[0]?.parameters.SpeechResult).toBe('Welcome to the other line.');
  expect(line.requests('/voice')[0]?.parameters).toMatchObject({ Direction: 'inbound' });
  expect(line.twilio.exchange.state.calls.get(sid)?.status).toBe('completed');
});
