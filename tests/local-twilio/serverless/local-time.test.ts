import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { createFunctionsProject } from './functions-project';

const project = createFunctionsProject({
  'functions/time.js': `
    exports.handler = (context, event, callback) => callback(null, String(Date.now()));`,
});

let twilio: LocalTwilio;
beforeAll(async () => {
  twilio = await createLocalTwilio({ pace: 'real-time' });
  await project.deploy(twilio);
});
afterAll(async () => {
  await twilio.close();
  project.remove();
});

test('functions have the time of a faster clock at the start of every request', async () => {
  const { clock } = twilio.exchange;
  await clock.runAt(600);
  for (const wait of [0, 60_000]) {
    await clock.waits(wait);
    const before = clock.now();
    const answer = await fetch(`${twilio.functionsUrl}/time`);
    const told = Number(await answer.text());
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(clock.now());
  }
});
