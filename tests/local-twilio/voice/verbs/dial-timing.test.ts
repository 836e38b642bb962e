import { agentsNumber, secondAgentsNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

const number = `<Number>${agentsNumber}</Number>`;

describe('how long', () => {
  test('nobody answers: the phone rings for the timeout, then the next verb runs', async () => {
    const { line, agent, call } = await dialFromBusiness(
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
    const { line, agent, call, ended } = await dialFromBusiness(
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
    const { agent, call, ended } = await dialFromBusiness(
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
    const { agent, call } = await dialFromBusiness(
      `<Dial answerOnBridge="true">${agentsNumber}</Dial>`,
    );
    const atAgent = await agent.isCalled();
    expect(call.status).toBe('ringing');
    await atAgent.answers();
    expect(call.status).toBe('in-progress');
    await atAgent.says('Hello');
    await call.hears(/hello/i);
  });

  test('a caller who gives up was never answered', async () => {
    const { agent, call } = await dialFromBusiness(
      `<Dial answerOnBridge="true">${agentsNumber}</Dial>`,
    );
    const atAgent = await agent.isCalled();
    await call.hangsUp();
    expect(call.status).toBe('no-answer');
    expect(atAgent.status).toBe('canceled');
  });
});

test('sequential rings one number after the other, each for the whole timeout', async () => {
  const { line, agent, second, ended, call } = await dialFromBusiness(
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
