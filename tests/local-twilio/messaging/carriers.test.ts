import type { Fault } from '../../../local-twilio/faults';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { TextBehaviour } from '../../../local-twilio/state/phone-records';
import { Application } from '../application';
import { createService } from '../messaging-product';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';
let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T15:00:00.000Z' });
  app = new Application(local);
  buyNumber(local);
});
afterEach(() => local.close());

async function send(to = mayasNumber): Promise<string> {
  const statusCallback = app.answers('/status', { status: 204 });
  const text = { from: ownNumber, to, body: 'Hi', statusCallback };
  return (await sdkFor(local).messages.create(text)).sid;
}

function reported(): string[] {
  return app.requestsTo('/status').map(({ parameters }) => parameters.MessageStatus ?? '');
}

test.each<[TextBehaviour, string[], string | undefined]>([
  ['drops', ['queued', 'sending', 'sent'], undefined],
  [{ refusedWith: 30008 }, ['queued', 'sending', 'sent', 'undelivered'], '30008'],
  [{ refusedWith: 30034, as: 'failed' }, ['queued', 'sending', 'failed'], '30034'],
  [{ deliversAfterMinutes: 90 }, ['queued', 'sending', 'sent'], undefined],
  [
    'reports-twice',
    ['queued', 'sending', 'sending', 'sent', 'sent', 'delivered', 'delivered'],
    undefined,
  ],
  ['reports-out-of-order', ['queued', 'delivered', 'sent', 'sending'], undefined],
])('a phone whose texts fare so: %j', async (texts, statuses, errorCode) => {
  local.person(mayasNumber, { texts });
  await send();
  await local.passes('1 hour');
  expect(reported()).toEqual(statuses);
  expect(app.requestsTo('/status').at(-1)?.parameters.ErrorCode).toBe(errorCode);
});

test('a text that takes its time arrives all the same', async () => {
  const maya = local.person(mayasNumber);
  maya.textsFare({ deliversAfterMinutes: 90 });
  await send();
  await local.passes('89 minutes');
  expect(maya.unread()).toEqual([]);
  await local.passes('2 minutes');
  expect(maya.unread()).toHaveLength(1);
});

async function fates(fault: Fault, recipients: readonly string[]): Promise<string[]> {
  local.exchange.faults.add(fault);
  const sids: string[] = [];
  for (const to of recipients) sids.push(await send(to));
  await local.passes('1 hour');
  return sids.map((sid) => local.exchange.state.messages.get(sid)?.status ?? '');
}

test('a fault of the carrier befalls every n-th message', async () => {
  const recipients = Array.from({ length: 7 }, (_, index) => `+1202555013${index}`);
  const fault = { kind: 'carrier', effect: { refusedWith: 30003 }, every: 3 } as const;
  const good = 'delivered';
  expect(await fates(fault, recipients)).toEqual([
    good,
    good,
    'undelivered',
    good,
    good,
    'undelivered',
    good,
  ]);
});

test('a fault of the carrier befalls so many messages to one recipient', async () => {
  const fault = { kind: 'carrier', effect: 'drops', to: mayasNumber, times: 1 } as const;
  const recipients = ['+12025550112', mayasNumber, mayasNumber];
  expect(await fates(fault, recipients)).toEqual(['delivered', 'sent', 'delivered']);
});

test('reports can come twice for a message that is refused', async () => {
  local.person(mayasNumber, { texts: 'unreachable' });
  await fates({ kind: 'carrier', effect: 'reports-twice' }, [mayasNumber]);
  expect(reported().slice(-2)).toEqual(['undelivered', 'undelivered']);
});

describe('a sender that is only so fast', () => {
  const recipients = ['+12025550131', '+12025550132', '+12025550133'];

  test('makes the others wait for their turn', async () => {
    local.exchange.faults.add({ kind: 'sender-rate' });
    for (const to of recipients) await send(to);
    await local.passes('1 second');
    expect(reported().filter((status) => status === 'sent')).toHaveLength(1);
    await local.passes('2 seconds');
    expect(reported().filter((status) => status === 'sent')).toHaveLength(3);
  });

  // Source: Twilio errors 30036, 21611 and 30001.
  test('fails what has waited longer than its validity period', async () => {
    local.exchange.faults.add({ kind: 'sender-rate', perSecond: 0.1 });
    await send();
    const { sid } = await sdkFor(local).messages.create({
      from: ownNumber,
      to: mayasNumber,
      body: 'Hi',
      validityPeriod: 5,
    });
    await local.passes('1 minute');
    expect(local.exchange.state.messages.get(sid)).toMatchObject({
      status: 'failed',
      errorCode: 30036,
      errorMessage: 'Validity Period Expired',
    });
  });

  test('refuses more than ten hours’ worth', async () => {
    local.exchange.faults.add({ kind: 'sender-rate', perSecond: 1 / 40_000 });
    await send();
    await local.passes('1 second');
    await expect(send()).rejects.toMatchObject({ status: 429, code: 21611 });

    const messagingServiceSid = await createService(local, { senders: [ownNumber] });
    const text = { messagingServiceSid, to: mayasNumber, body: 'Hi' };
    const { sid } = await sdkFor(local).messages.create(text);
    await local.passes('1 second');
    expect(local.exchange.state.messages.get(sid)).toMatchObject({
      status: 'failed',
      errorCode: 30001,
    });
  });
});

test('a region that is switched off is refused (21408)', async () => {
  local.exchange.faults.add({ kind: 'region-off', countries: ['GB'] });
  await expect(send('+447700900123')).rejects.toMatchObject({ status: 400, code: 21408 });
  await send();
});

test('what a message has cost is known once it was sent', async () => {
  const sid = await send();
  const message = () => sdkFor(local).messages(sid).fetch();
  expect(await message()).toMatchObject({ price: null, priceUnit: 'USD' });
  await local.passes('1 minute');
  expect(Number((await message()).price)).toBeLessThan(0);
});
