import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';

let local: LocalTwilio;
let client: ReturnType<typeof sdkFor>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  client = sdkFor(local);
});

afterEach(() => local.close());

test('a number is bought, pointed somewhere, fetched and released', async () => {
  const bought = await client.incomingPhoneNumbers.create({ phoneNumber: '+12025550100' });
  expect(bought).toMatchObject({
    phoneNumber: '+12025550100',
    friendlyName: '(202) 555-0100',
    voiceUrl: '',
    voiceMethod: 'POST',
    capabilities: { voice: true, sms: true, mms: true },
  });

  const voiceUrl = 'https://app.example.com/voice';
  const updated = await client.incomingPhoneNumbers(bought.sid).update({
    voiceUrl,
    voiceMethod: 'GET',
    smsFallbackUrl: 'https://app.example.com/fallback',
    statusCallback: 'https://app.example.com/status',
    voiceCallerIdLookup: true,
  });
  expect(updated).toMatchObject({
    sid: bought.sid,
    voiceUrl,
    voiceMethod: 'GET',
    smsFallbackUrl: 'https://app.example.com/fallback',
    statusCallback: 'https://app.example.com/status',
    voiceCallerIdLookup: true,
  });
  const emptied = await client.incomingPhoneNumbers(bought.sid).update({ voiceUrl: '' });
  expect(emptied.voiceUrl).toBe('');
  expect((await client.incomingPhoneNumbers(bought.sid).fetch()).voiceMethod).toBe('GET');

  expect(await client.incomingPhoneNumbers(bought.sid).remove()).toBe(true);
  await expect(client.incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({
    code: 20404,
  });
  await client.incomingPhoneNumbers.create({ phoneNumber: '+12025550100' });
});

test('a number of an area code is one of the fiction range that nobody has', async () => {
  local.person('+12125550100');
  const first = await client.incomingPhoneNumbers.create({ areaCode: '212' });
  const second = await client.incomingPhoneNumbers.create({ areaCode: '212' });
  expect([first.phoneNumber, second.phoneNumber]).toEqual(['+12125550101', '+12125550102']);
});

test('numbers are listed by kind, name and part of the number', async () => {
  const names = async (numbers: Promise<Array<{ phoneNumber: string }>>): Promise<string[]> =>
    (await numbers).map(({ phoneNumber }) => phoneNumber).sort();
  for (const phoneNumber of ['+12025550100', '+12025550101', '+18005550100']) {
    await client.incomingPhoneNumbers.create({ phoneNumber, friendlyName: `Line ${phoneNumber}` });
  }
  const { incomingPhoneNumbers } = client;
  expect(await names(incomingPhoneNumbers.list())).toHaveLength(3);
  expect(await names(incomingPhoneNumbers.list({ phoneNumber: '+12025550101' }))).toEqual([
    '+12025550101',
  ]);
  expect(await names(incomingPhoneNumbers.list({ phoneNumber: '5550*00' }))).toEqual([
    '+12025550100',
    '+18005550100',
  ]);
  expect(await names(incomingPhoneNumbers.list({ friendlyName: 'Line +12025550100' }))).toEqual([
    '+12025550100',
  ]);
  expect(await names(incomingPhoneNumbers.local.list())).toEqual(['+12025550100', '+12025550101']);
  expect(await names(incomingPhoneNumbers.tollFree.list())).toEqual(['+18005550100']);
});

test.each([
  ['no number', { phoneNumber: '33' }, 21421],
  ['neither number nor area', {}, 21421],
  ['a number that we have', { phoneNumber: '+12025550100' }, 21422],
  ['an area without numbers', { areaCode: '533' }, 21452],
  ['no area code', { areaCode: '1' }, 21451],
  ['no URL', { phoneNumber: '+12025550101', voiceUrl: 'not a url' }, 21402],
  ['no method', { phoneNumber: '+12025550101', smsMethod: 'PUT' }, 21403],
  [
    'no application of ours',
    { phoneNumber: '+12025550101', smsApplicationSid: `AP${'0'.repeat(32)}` },
    21420,
  ],
])('%s is refused', async (_, request, code) => {
  await client.incomingPhoneNumbers.create({ phoneNumber: '+12025550100' });
  const post = client.request({
    method: 'post',
    uri: `https://api.twilio.com/2010-04-01/Accounts/${local.accounts.live.sid}/IncomingPhoneNumbers.json`,
    data: Object.fromEntries(
      Object.entries(request).map(([name, value]) => [
        name[0]?.toUpperCase() + name.slice(1),
        value,
      ]),
    ),
  });
  expect(await post).toMatchObject({ statusCode: 400, body: { code, status: 400 } });
  expect(local.exchange.state.numbers.size).toBe(1);
});

test('a trunk is named as not covered', async () => {
  await expect(
    client.incomingPhoneNumbers.create({
      phoneNumber: '+12025550100',
      trunkSid: `TK${'0'.repeat(32)}`,
    }),
  ).rejects.toMatchObject({ status: 501, message: expect.stringContaining('TrunkSid') });
});
