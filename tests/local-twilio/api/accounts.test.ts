import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeAll(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
});

afterAll(() => local.close());

test('the SDK fetches the account', async () => {
  const account = await sdkFor(local).api.v2010.accounts(local.accounts.live.sid).fetch();
  expect(account.sid).toBe(local.accounts.live.sid);
  expect(account.status).toBe('active');
  expect(account.dateCreated).toEqual(new Date('2026-03-02T15:00:00Z'));
});

test('a path without the host of Twilio is not the REST API', async () => {
  const answer = await fetch(
    `${local.address}/2010-04-01/Accounts/${local.accounts.live.sid}.json`,
  );
  expect(answer.status).toBe(404);
});
