import {
  agentsNumber,
  businessNumber,
  mayasNumber,
  openLine,
  secondAgentsNumber,
} from '../phone-line';

const dialAgent = `<Dial action="/ended" timeout="20" callerId="${businessNumber}">${agentsNumber}</Dial>`;
const ended = '<Say>The dial has ended.</Say>';

test('two people are connected, hear each other, and the action gets how it was', async () => {
  const line = await openLine({ '/voice': dialAgent, '/ended': ended });
  const agent = line.twilio.person(agentsNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const atAgent = await agent.isCalled();
  expect(atAgent.status).toBe('ringing');
  await atAgent.answers();
  await call.says('I need help');
  await atAgent.hears(/i need help/i);
  await atAgent.says('Gladly');
  await call.hears(/gladly/i);
  await call.presses('7');
  await atAgent.hears(/7/);
  await call.presses('*');
  await atAgent.hears(/\*/);
  await line.twilio.passes('10 seconds');
  await atAgent.hangsUp();
  await call.hears(/dial has ended/i);
  expect(line.requests('/ended')[0]?.parameters).toMatchObject({
    CallSid: call.sid,
    CallStatus: 'in-progress',
    DialCallSid: atAgent.sid,
    DialCallStatus: 'completed',
    DialBridged: 'true',
  });
  expect(Number(line.requests('/ended')[0]?.parameters.DialCallDuration)).toBeGreaterThanOrEqual(
    12,
  );
  expect(line.twilio.exchange.state.calls.get(atAgent.sid)).toMatchObject({
    direction: 'outbound-dial',
    parentCallSid: call.sid,
    from: businessNumber,
    to: agentsNumber,
  });
});

test.each([
  ['busy', 'busy'],
  ['rejects', 'busy'],
  ['no-answer', 'no-answer'],
  ['unreachable', 'failed'],
] as const)('a phone that is %s makes the dial end %s', async (calls, status) => {
  const line = await openLine({ '/voice': dialAgent, '/ended': ended });
  line.twilio.person(agentsNumber, { calls });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.hears(/dial has ended/i);
  expect(line.requests('/ended')[0]?.parameters).toMatchObject({
    DialCallStatus: status,
    DialBridged: 'false',
  });
});

test('the first of several who picks up is connected, the others stop ringing', async () => {
  const line = await openLine({
    '/voice': `<Dial action="/ended"><Number>${agentsNumber}</Number><Number>${secondAgentsNumber}</Number></Dial>`,
    '/ended': ended,
  });
  const [first, second] = [
    line.twilio.person(agentsNumber),
    line.twilio.person(secondAgentsNumber, { calls: 'rings' }),
  ];
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const atFirst = await first.isCalled();
  const atSecond = await second.isCalled();
  await atSecond.answers();
  expect(await atFirst.ends()).toBe('canceled');
  await call.says('Hello');
  await atSecond.hears(/hello/i);
  await call.hangsUp();
  expect(await atSecond.ends()).toBe('completed');
  expect(line.requests('/ended')[0]?.parameters).toMatchObject({
    CallStatus: 'completed',
    DialCallStatus: 'completed',
  });
});
