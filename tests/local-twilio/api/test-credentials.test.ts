import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { sdkFor } from '../sdk';

let local: LocalTwilio;
let client: ReturnType<typeof sdkFor>;

beforeAll(async () => {
  local = await createLocalTwilio();
  const { sid, authToken } = local.accounts.test;
  client = sdkFor(local, { username: sid, password: authToken });
});

afterAll(() => local.close());

// Expected values: Twilio "Test Credentials" and recorded answers of the real service.
const good = { from: '+15005550006', to: '+12025550111', body: 'Hi' };

test.each([
  [
    { from: '+15005550001' },
    400,
    21212,
    "The 'From' number +15005550001 is not a valid phone number, shortcode, or alphanumeric sender ID.",
  ],
  [
    { from: '+15005550007' },
    400,
    21606,
    'The From phone number +15005550007 is not a valid, SMS-capable inbound phone number or short code for your account.',
  ],
  [
    { from: '+15005550000' },
    400,
    21606,
    'The From phone number +15005550000 is not a valid, SMS-capable inbound phone number or short code for your account.',
  ],
  [{ from: '+15005550008' }, 429, 21611, 'SMS queue is full.'],
  [{ from: '+12025550100' }, 400, 21606, expect.any(String)],
  [{ to: '+15005550001' }, 400, 21211, "The 'To' number +15005550001 is not a valid phone number."],
  [{ to: '+15005550002' }, 400, 21612, expect.any(String)],
  [{ to: '+15005550003' }, 400, 21408, expect.any(String)],
  [{ to: '+15005550004' }, 400, 21610, 'The message From/To pair violates a blacklist rule.'],
  [{ to: '+15005550009' }, 400, 21614, 'To number: +15005550009, is not a mobile number'],
  [{ body: '' }, 400, 21602, 'Message body is required.'],
])('a message with %o is refused', async (change, status, code, message) => {
  await expect(client.messages.create({ ...good, ...change })).rejects.toMatchObject({
    status,
    code,
    message,
  });
});

test('a good message is answered, and neither sent nor kept nor reported', async () => {
  const app = new Application(local);
  const statusCallback = app.answers('/status', {});
  const message = await client.messages.create({ ...good, statusCallback });
  expect(message).toMatchObject({
    accountSid: local.accounts.test.sid,
    status: 'queued',
    from: '+15005550006',
  });
  await local.passes('1 minute');
  expect(app.received).toEqual([]);
  expect(local.exchange.state.messages.size).toBe(0);
});

test.each([
  [{ phoneNumber: '+15005550000' }, 21422, '+15005550000 is not available'],
  [{ phoneNumber: '+15005550001' }, 21421, expect.any(String)],
  [{ phoneNumber: '33' }, 21421, '33 is not a valid number'],
  [{ areaCode: '533' }, 21452, expect.any(String)],
])('the purchase %o is refused', async (request, code, message) => {
  await expect(client.incomingPhoneNumbers.create(request)).rejects.toMatchObject({
    status: 400,
    code,
    message,
  });
});

test.each([{ phoneNumber: '+15005550006' }, { areaCode: '500' }])(
  'the purchase %o is answered, and nothing is bought',
  async (request) => {
    expect(await client.incomingPhoneNumbers.create(request)).toMatchObject({
      phoneNumber: '+15005550006',
    });
    expect(local.exchange.state.numbers.size).toBe(0);
  },
);

test('all else is closed to test credentials', async () => {
  await expect(client.messages.list()).rejects.toMatchObject({ status: 403, code: 20008 });
  await expect(client.applications.create()).rejects.toMatchObject({ status: 403, code: 20008 });
  await expect(client.monitor.v1.alerts.list()).rejects.toMatchObject({ status: 403 });
});
