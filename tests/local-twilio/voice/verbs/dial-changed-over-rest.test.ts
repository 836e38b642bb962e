import { sdkFor } from '../../sdk';
import { agentsNumber, appUrl } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

describe('changed over REST', () => {
  test('the caller goes to another document and the agent is hung up on', async () => {
    const { line, agent, call, ended } = await dialFromBusiness(
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
    const { line, agent, call, ended } = await dialFromBusiness(
      `<Dial action="/ended">${agentsNumber}</Dial>`,
    );
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
