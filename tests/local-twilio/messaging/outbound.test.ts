import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import type { TextBehaviour } from '../../../local-twilio/state/phone-records';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { temporaryFolder } from '../temporary-folder';

const mayasNumber = '+12025550111';
const startsAt = '2026-03-02T15:04:59.000Z';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt });
  app = new Application(local);
  buyNumber(local);
});

afterEach(() => local.close());

function reported(): Array<Record<string, string>> {
  return app.requestsTo('/status').map(({ parameters }) => parameters);
}

async function send(change: { to?: string; from?: string; body?: string } = {}): Promise<string> {
  const statusCallback = app.answers('/status', { status: 204 });
  const text = { from: ownNumber, to: mayasNumber, body: 'Hi', statusCallback, ...change };
  return (await sdkFor(local).messages.create(text)).sid;
}

// Source: Twilio "Track outbound message status"; error codes of the dictionary.
test.each<[TextBehaviour, string[], string | undefined]>([
  ['delivers', ['queued', 'sending', 'sent', 'delivered'], undefined],
  ['landline', ['queued', 'sending', 'sent', 'undelivered'], '30006'],
  ['unreachable', ['queued', 'sending', 'sent', 'undelivered'], '30003'],
  ['filtered', ['queued', 'sending', 'sent', 'undelivered'], '30007'],
])('a phone that %s', async (texts, statuses, errorCode) => {
  local.person(mayasNumber, { texts });
  const sid = await send();
  await local.passes('2 seconds');

  expect(reported().map(({ MessageStatus }) => MessageStatus)).toEqual(statuses);
  expect(reported().map(({ SmsStatus }) => SmsStatus)).toEqual(statuses);
  const last = reported().at(-1);
  expect(last).toMatchObject({
    MessageSid: sid,
    SmsSid: sid,
    AccountSid: local.accounts.live.sid,
    From: ownNumber,
    To: mayasNumber,
    ApiVersion: '2010-04-01',
    RawDlrDoneDate: '2603021504',
  });
  expect(last?.ErrorCode).toBe(errorCode);
  expect(reported()[2]).not.toHaveProperty('RawDlrDoneDate');
  expect(app.received.every(({ isSigned, method }) => isSigned && method === 'POST')).toBe(true);
  const message = await sdkFor(local).messages(sid).fetch();
  expect(message.status).toBe(statuses.at(-1));
  expect(message.errorCode).toBe(errorCode === undefined ? null : Number(errorCode));
});

test('a slow phone takes minutes', async () => {
  const maya = local.person(mayasNumber, { texts: 'slow' });
  await send();
  await local.passes('2 minutes');
  expect(reported().at(-1)?.MessageStatus).toBe('sent');
  expect(maya.unread()).toEqual([]);
  await local.passes('5 minutes');
  expect(reported().at(-1)?.MessageStatus).toBe('delivered');
  expect(maya.unread()).toHaveLength(1);
});

test('on WhatsApp it is told that a message was read', async () => {
  const maya = local.person(mayasNumber);
  await maya.texts(ownNumber, 'Are you open?', { from: `whatsapp:${mayasNumber}` });
  await send({ from: `whatsapp:${ownNumber}`, to: `whatsapp:${mayasNumber}` });
  await local.passes('1 minute');
  expect(
    reported()
      .map(({ MessageStatus }) => MessageStatus)
      .slice(-2),
  ).toEqual(['delivered', 'read']);
  expect(reported().at(-1)).toMatchObject({ EventType: 'READ', ChannelPrefix: 'whatsapp' });
  expect(reported().at(-2)).not.toHaveProperty('RawDlrDoneDate');
});

test('the passing status "sending" can be left out of the callbacks', async () => {
  local.exchange.messaging.behaviour.sendingCallback = 'left-out';
  await send();
  await local.passes('2 seconds');
  expect(reported().map(({ MessageStatus }) => MessageStatus)).toEqual([
    'queued',
    'sent',
    'delivered',
  ]);
});

test('a text between two numbers of the account comes in at the other one', async () => {
  buyNumber(local, {
    phoneNumber: '+12025550101',
    smsUrl: app.answersTwiml('/sms', '<Message>Got it</Message>'),
  });
  const sent = await send({ to: '+12025550101' });
  await local.passes('5 seconds');

  const [received] = app.requestsTo('/sms');
  expect(received?.parameters).toMatchObject({ From: ownNumber, To: '+12025550101', Body: 'Hi' });
  expect(received?.parameters.MessageSid).not.toBe(sent);
  const messages = await sdkFor(local).messages.list();
  expect(messages.map(({ direction, body }) => [direction, body]).reverse()).toEqual([
    ['outbound-api', 'Hi'],
    ['inbound', 'Hi'],
    ['outbound-reply', 'Got it'],
    ['inbound', 'Got it'],
  ]);
});

test.each([
  ['x'.repeat(161), '2'],
  ['é漢'.repeat(36), '2'],
  ['x'.repeat(160), '1'],
])('segments are counted: %j', async (body, segments) => {
  const sid = await send({ body });
  expect((await sdkFor(local).messages(sid).fetch()).numSegments).toBe(segments);
});

test('reports stay in order although the server answers later than the message moves on', async () => {
  const running = await createLocalTwilio({ pace: 'real-time' });
  buyNumber(running);
  const order: string[] = [];
  const releases: Array<() => void> = [];
  running.exchange.transport.serve('slow.example.com', async ({ body }) => {
    order.push(new URLSearchParams(body).get('MessageStatus') ?? '');
    await new Promise<void>((resolve) => releases.push(resolve));
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  });
  const { sid } = await sdkFor(running).messages.create({
    from: ownNumber,
    to: mayasNumber,
    body: 'Hi',
    statusCallback: 'https://slow.example.com/status',
  });
  const { clock, state } = running.exchange;
  const isDelivered = (): true | undefined =>
    state.messages.get(sid)?.status === 'delivered' ? true : undefined;
  expect(await clock.until(isDelivered, 10_000)).toBe(true);
  expect(order).toEqual(['queued']);

  for (const next of ['sending', 'sent', 'delivered']) {
    releases.at(-1)?.();
    const came = (): true | undefined => (order.at(-1) === next ? true : undefined);
    expect(await clock.until(came, 10_000)).toBe(true);
  }
  releases.at(-1)?.();
  expect(order).toEqual(['queued', 'sending', 'sent', 'delivered']);
  await running.close();
});

test('a message that was under way goes on after a restart', async () => {
  const folder = temporaryFolder();
  const before = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  buyNumber(before);
  const text = { from: ownNumber, to: mayasNumber, body: 'Hi' };
  const { sid } = await sdkFor(before).messages.create(text);
  await before.passes('200 milliseconds');
  expect(before.exchange.state.messages.get(sid)?.status).toBe('sending');
  await before.close();

  const after = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  expect(after.exchange.state.messages.get(sid)?.status).toBe('sending');
  await after.person(mayasNumber).receives(/^Hi$/);
  await after.close();
  folder.remove();
});
