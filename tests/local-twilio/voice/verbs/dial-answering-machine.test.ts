import { agentsNumber } from '../phone-line';
import { dialFromBusiness } from './dial-from-business';

test('an answering machine picks up and is heard', async () => {
  const { line, call } = await dialFromBusiness(`<Dial>${agentsNumber}</Dial>`);
  line.twilio.exchange.state.phones.update(agentsNumber, {
    calls: 'answering-machine',
    name: 'Ada',
  });
  await call.hears(/you have reached Ada.*Beep/is);
  await line.twilio.passes('40 seconds');
  expect(call.status).toBe('completed');
});

test('an answering machine stays silent when somebody picks up before it', async () => {
  const { line, agent, call } = await dialFromBusiness(`<Dial>${agentsNumber}</Dial>`);
  line.twilio.exchange.state.phones.update(agentsNumber, { calls: 'answering-machine' });
  await (await agent.isCalled()).answers();
  await line.twilio.passes('1 minute');
  expect(call.heard.map(({ text }) => text)).toEqual(['ringing']);
  expect(call.status).toBe('in-progress');
});
