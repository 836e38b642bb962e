import { createLocalTwilio } from '../../local-twilio/local-twilio';

test('an account is fetched with its token', async () => {
  const twilio = await createLocalTwilio();
  const { live } = twilio.accounts;
  const answer = await fetch(`${twilio.address}/2010-04-01/Accounts/${live.sid}.json`);
  expect(answer.status).toBe(404);
  await twilio.close();
});
