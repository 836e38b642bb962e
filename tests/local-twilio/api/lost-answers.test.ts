import type { ApiEffect } from '../../../local-twilio/faults';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio();
  buyNumber(local);
});
afterEach(() => local.close());

/** @param patience ms; short only where no answer comes, for others may be late on a busy machine */
function send({ patience = 30_000 }: { patience?: number } = {}) {
  const client = sdkFor(local);
  client.httpClient.defaultTimeout = patience;
  return client.messages.create({ from: ownNumber, to: '+12025550147', body: 'Hi' });
}

test.each<[ApiEffect, number, string]>([
  ['connection-closed', 0, 'ECONNRESET'],
  ['answer-lost', 1, 'ECONNRESET'],
  ['hangs', 0, 'ECONNABORTED'],
  ['answer-hangs', 1, 'ECONNABORTED'],
])('%s: %i message is sent', async (effect, messages, code) => {
  local.exchange.faults.add({ kind: 'api', operation: 'CreateMessage', effect, times: 1 });
  const patience = code === 'ECONNABORTED' ? 1_000 : 30_000;
  await expect(send({ patience })).rejects.toMatchObject({ code });
  expect(local.exchange.state.messages.size).toBe(messages);
  await local.passes('5 seconds');
  expect(local.person('+12025550147').unread()).toHaveLength(messages);
  expect((await send()).status).toBe('queued');
});

test('other operations answer as ever', async () => {
  local.exchange.faults.add({ kind: 'api', operation: 'CreateMessage', effect: 'hangs' });
  expect(await sdkFor(local).messages.list()).toEqual([]);
});

// Source: Twilio error 20429.
test('more requests a second than the account may make are refused', async () => {
  local.exchange.faults.add({ kind: 'api-limit', perSecond: 2 });
  await send();
  await send();
  await expect(send()).rejects.toMatchObject({ status: 429, code: 20429 });
  expect(local.exchange.state.messages.size).toBe(2);
  await local.passes('1 second');
  expect((await send()).status).toBe('queued');
});
