import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { basic, requestOf } from '../request';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeAll(async () => {
  local = await createLocalTwilio();
});

afterAll(() => local.close());

const refusal = {
  code: 20003,
  message: 'Authenticate',
  more_info: 'https://www.twilio.com/docs/errors/20003',
  status: 401,
};

function messagesUrl(): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${local.accounts.live.sid}/Messages.json`;
}

test('account SID with auth token, and API key with secret, are let in', async () => {
  const { live, apiKey } = local.accounts;
  for (const [username, password] of [
    [live.sid, live.authToken],
    [apiKey.sid, apiKey.secret],
  ] as const) {
    expect(await sdkFor(local, { username, password }).messages.list()).toEqual([]);
  }
});

test('anything else gets 401 with code 20003', async () => {
  const { live, test: testAccount, apiKey } = local.accounts;
  const refused = [
    undefined,
    'Bearer token',
    'Basic !!!',
    basic(live.sid, ''),
    basic(live.sid, `${live.authToken}x`),
    basic(live.sid, testAccount.authToken),
    basic(apiKey.sid, live.authToken),
    basic(`AC${'0'.repeat(32)}`, live.authToken),
  ];
  for (const authorization of refused) {
    const answer = await requestOf(local, messagesUrl(), authorization ? { authorization } : {});
    expect({ authorization, status: answer.status, body: JSON.parse(answer.text) }).toEqual({
      authorization,
      status: 401,
      body: refusal,
    });
  }
});

test('an account may not look into another’s path', async () => {
  const { live, test: testAccount } = local.accounts;
  const answer = await requestOf(
    local,
    `https://api.twilio.com/2010-04-01/Accounts/${testAccount.sid}/Messages.json`,
    { authorization: basic(live.sid, live.authToken) },
  );
  expect(answer.status).toBe(404);
  expect(JSON.parse(answer.text)).toMatchObject({ code: 20404 });
});
