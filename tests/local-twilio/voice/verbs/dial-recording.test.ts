import { agentsNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

test.each([
  ['record-from-answer', 1, 6],
  ['record-from-answer-dual', 2, 6],
  ['record-from-ringing', 1, 7],
  ['true', 1, 6],
] as const)('record="%s" records both people', async (record, channels, duration) => {
  const { line, agent, call, ended } = await dialFromBusiness(
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
  const { line, agent, call } = await dialFromBusiness(
    `<Dial record="true">${agentsNumber}</Dial>`,
  );
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
