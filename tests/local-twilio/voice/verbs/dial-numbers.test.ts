import { agentsNumber, businessNumber, mayasNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

describe('caller ID', () => {
  test.each([
    ['', mayasNumber],
    [`callerId="${businessNumber}"`, businessNumber],
    ['callerId="(202) 555-0100"', businessNumber],
  ])('%s shows %s', async (attribute, shown) => {
    const { agent, line } = await dialFromBusiness(`<Dial ${attribute}>${agentsNumber}</Dial>`);
    const atAgent = await agent.isCalled();
    expect(line.twilio.exchange.state.calls.get(atAgent.sid)?.from).toBe(shown);
  });

  test('of somebody else fails the dial with 13214', async () => {
    const { line, call, ended } = await dialFromBusiness(
      `<Dial action="/ended" callerId="+12025550199">${agentsNumber}</Dial>`,
    );
    await call.hears(/ended/i);
    expect(line.alertCodes()).toEqual([13214]);
    expect(ended()).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
    expect(ended()).not.toHaveProperty('DialCallSid');
  });
});

test('what is no phone number fails with 13223', async () => {
  const { line, call, ended } = await dialFromBusiness('<Dial action="/ended">agent</Dial>');
  await call.hears(/ended/i);
  expect(line.alertCodes()).toEqual([13223]);
  expect(ended()).toMatchObject({ DialCallStatus: 'failed' });
});

test('the digits of sendDigits are heard by the callee before the caller', async () => {
  const { agent } = await dialFromBusiness(
    `<Dial><Number sendDigits="w12">${agentsNumber}</Number></Dial>`,
  );
  const atAgent = await agent.isCalled();
  await atAgent.answers();
  await atAgent.hears(/1 2/);
});

// None of them changes what a local phone can show.
test('ringTone, recordingTrack and callReason are taken without an alert', async () => {
  const { line, agent, call } = await dialFromBusiness(
    `<Dial record="true" ringTone="uk" recordingTrack="inbound" callReason="Your appointment">${agentsNumber}</Dial>`,
  );
  const atAgent = await agent.isCalled();
  await atAgent.answers();
  await atAgent.says('Good morning');
  await call.hears(/good morning/i);
  await call.hangsUp();
  expect(line.alertCodes()).toEqual([]);
});
