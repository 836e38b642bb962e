import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { basic, requestOf } from '../request';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio();
});

afterEach(() => local.close());

async function answerOf(
  url: string,
  options: Parameters<typeof requestOf>[2] = {},
): Promise<{ status: number; body: unknown }> {
  const { live } = local.accounts;
  const authorization = basic(live.sid, live.authToken);
  const { status, text } = await requestOf(local, url, { authorization, ...options });
  return { status, body: JSON.parse(text) };
}

function accountUrl(path: string): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${local.accounts.live.sid}/${path}`;
}

test('what does not exist is named in Twilio’s words', async () => {
  const url = accountUrl(`Messages/SM${'0'.repeat(32)}.json`);
  expect(await answerOf(url)).toEqual({
    status: 404,
    body: {
      code: 20404,
      message: `The requested resource ${new URL(url).pathname} was not found`,
      more_info: 'https://www.twilio.com/docs/errors/20404',
      status: 404,
    },
  });
});

test('a method that a resource does not have gets 405', async () => {
  expect(await answerOf(accountUrl('Messages.json'), { method: 'DELETE' })).toMatchObject({
    status: 405,
    body: { code: 20004, status: 405 },
  });
});

test.each([
  ['https://verify.twilio.com/v2/Services', 'GET https://verify.twilio.com/v2/Services'],
  ['https://api.twilio.com/2010-04-01/Accounts.json', '/2010-04-01/Accounts.json'],
])('what is not covered is refused by its name: %s', async (url, name) => {
  expect(await answerOf(url)).toMatchObject({
    status: 501,
    body: { message: expect.stringContaining(`does not cover`), status: 501 },
  });
  expect(JSON.stringify(await answerOf(url))).toContain(name);
});

test('a host name with region and edge is the same API', async () => {
  const url = accountUrl('Messages.json').replace('api.twilio.com', 'api.dublin.ie1.twilio.com');
  expect((await answerOf(url)).status).toBe(200);
});

test.each(['PageSize=0', 'PageSize=1001', 'PageSize=x', 'Page=-1', 'DateSent%3E=soon'])(
  'the query %s is refused',
  async (query) => {
    local.person('+12025550111');
    const { state, clock } = local.exchange;
    state.messages.insert({
      sid: `SM${'0'.repeat(32)}`,
      accountSid: local.accounts.live.sid,
      messagingServiceSid: null,
      from: '+12025550111',
      to: '+12025550100',
      body: 'Hi',
      numSegments: 1,
      numMedia: 0,
      status: 'received',
      direction: 'inbound',
      errorCode: null,
      errorMessage: null,
      statusCallback: null,
      statusCallbackMethod: 'POST',
      sendAt: null,
      validityPeriod: 36_000,
      template: null,
      isTwiliosOwn: false,
      price: null,
      dateCreated: clock.now(),
      dateUpdated: clock.now(),
      dateSent: clock.now(),
    });
    expect(await answerOf(accountUrl(`Messages.json?${query}`))).toMatchObject({
      status: 400,
      body: { code: 20001 },
    });
  },
);

test('a body that is no JSON, though it says so, is refused', async () => {
  expect(
    await answerOf(accountUrl('Messages.json'), {
      method: 'POST',
      body: { type: 'application/json', text: '{"To":' },
    }),
  ).toMatchObject({ status: 400, body: { code: 20400 } });
});

describe('faults', () => {
  test.each([
    [429, 20429],
    [500, 20500],
    [503, 20500],
  ] as const)('the API answers %i as often as it was told', async (status, code) => {
    local.exchange.faults.add({ kind: 'api', operation: 'ListMessage', status, times: 1 });
    const client = sdkFor(local);
    expect(await client.applications.list()).toEqual([]);
    await expect(client.messages.list()).rejects.toMatchObject({ status, code });
    expect(await client.messages.list()).toEqual([]);
  });
});
