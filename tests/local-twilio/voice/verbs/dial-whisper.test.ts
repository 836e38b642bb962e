import { agentsNumber, secondAgentsNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

describe('whisper', () => {
  const whisper = `<Dial action="/ended"><Number url="/whisper">${agentsNumber}</Number></Dial>`;
  const accept = {
    '/whisper':
      '<Gather numDigits="1" action="/accepted" timeout="5"><Say>Press 1.</Say></Gather><Hangup/>',
    '/accepted': '',
  };

  test('the caller waits until the agent accepts', async () => {
    const { agent, call } = await dialFromBusiness(whisper, accept);
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
      const { line, agent, call, ended } = await dialFromBusiness(whisper, accept);
      line.twilio.exchange.voice.behaviour.endedInWhisper = endedInWhisper;
      const atAgent = await agent.isCalled();
      await atAgent.answers();
      expect(await atAgent.ends()).toBe('completed');
      await call.hears(/ended/i);
      expect(ended()).toMatchObject({ DialCallStatus: endedInWhisper, DialBridged: 'false' });
    },
  );

  test('an agent who hangs up in the whisper leaves the others ringing', async () => {
    const { agent, second, call } = await dialFromBusiness(
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
    const { line, agent, call } = await dialFromBusiness(whisper, {
      '/whisper': `<Dial>${secondAgentsNumber}</Dial>`,
    });
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    expect(line.alertCodes()).toEqual([13201]);
    await atAgent.says('Hello');
    await call.hears(/hello/i);
  });

  test('an error in its document is spoken to the agent', async () => {
    const { line, agent, ended, call } = await dialFromBusiness(whisper, {
      '/whisper': { status: 500 },
    });
    const atAgent = await agent.isCalled();
    await atAgent.answers();
    await atAgent.hears(/application error/i);
    await call.hears(/ended/i);
    expect(ended()).toMatchObject({ DialBridged: 'false' });
    expect(line.alertCodes()).toEqual([11200]);
  });
});
