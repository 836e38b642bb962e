import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeAll(async () => {
  local = await createLocalTwilio();
  buyNumber(local);
});
afterAll(() => local.close());

const call = (to: string) =>
  sdkFor(local).calls.create({ from: ownNumber, to, twiml: '<Response/>' });

// Expected values: Twilio's error dictionary, 21202 "Called number is a premium number" and 21203
// "International calling not enabled".
test.each([
  ['+19005550100', 21202, /premium/],
  ['+979000000000', 21202, /premium/],
  ['+881600000000', 21203, /international/i],
])('a call to %s is refused with %i', async (to, code, message) => {
  await expect(call(to)).rejects.toMatchObject({
    status: 400,
    code,
    message: expect.stringMatching(message),
  });
  expect(local.exchange.state.calls.size).toBe(0);
});

test('a number that only looks alike is called', async () => {
  expect(await call('+12025550190')).toMatchObject({ status: 'queued' });
});
