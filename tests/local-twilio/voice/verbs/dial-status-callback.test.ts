import { agentsNumber, secondAgentsNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

describe("a number's status callback", () => {
  const statuses = (line: Awaited<ReturnType<typeof dialFromBusiness>>['line']): string[] =>
    line.requests('/status').map(({ parameters }) => parameters.CallStatus ?? '');
  const withEvents = `<Number statusCallback="/status" statusCallbackEvent="initiated ringing answered completed">${agentsNumber}</Number>`;

  test('tells of all events of the child call', async () => {
    const { line, agent, call } = await dialFromBusiness(`<Dial>${withEvents}</Dial>`, {
      '/status': '',
    });
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
    const { line, agent, second } = await dialFromBusiness(
      `<Dial>${withEvents}<Number>${secondAgentsNumber}</Number></Dial>`,
      { '/status': '' },
    );
    await agent.isCalled();
    await (await second.isCalled()).answers();
    await line.twilio.passes('1 second');
    expect(statuses(line)).toEqual(['initiated', 'ringing', 'canceled']);
  });
});
