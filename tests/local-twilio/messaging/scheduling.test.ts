import { Reset } from '../../../local-twilio/control/reset';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import { Application } from '../application';
import { createService } from '../messaging-product';
import { ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { temporaryFolder } from '../temporary-folder';

const mayasNumber = '+12025550111';
const startsAt = '2026-03-02T15:00:00.000Z';
const inOneHour = new Date('2026-03-02T16:00:00Z');
let local: LocalTwilio;
let app: Application;
let messagingServiceSid: string;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt });
  app = new Application(local);
  messagingServiceSid = await createService(local, {
    senders: [ownNumber],
    statusCallback: app.answers('/status', { status: 204 }),
  });
});
afterEach(() => local.close());

function schedule(change: { sendAt?: Date; scheduleType?: 'fixed' } = {}) {
  return sdkFor(local).messages.create({
    messagingServiceSid,
    to: mayasNumber,
    body: 'Your appointment is tomorrow.',
    scheduleType: 'fixed',
    sendAt: inOneHour,
    ...change,
  });
}

function reported(): string[] {
  return app.requestsTo('/status').map(({ parameters }) => parameters.MessageStatus ?? '');
}

test('a scheduled message waits until its time', async () => {
  expect(await schedule()).toMatchObject({ status: 'scheduled', from: null });
  const [event] = local.exchange.clock.scheduled({ atMost: 10 });
  expect(event).toMatchObject({
    at: inOneHour.getTime(),
    what: `Scheduled text to ${mayasNumber} goes out`,
  });
  await local.passes('59 minutes');
  expect(reported()).toEqual([]);
  expect(local.person(mayasNumber).unread()).toEqual([]);
  await local.passes('2 minutes');
  expect(reported()).toEqual(['accepted', 'queued', 'sending', 'sent', 'delivered']);
  expect(local.person(mayasNumber).unread()).toHaveLength(1);
});

test('a scheduled message can be taken back, once', async () => {
  const { sid } = await schedule();
  const client = sdkFor(local);
  const cancel = () => client.messages(sid).update({ status: 'canceled' });
  expect((await cancel()).status).toBe('canceled');
  expect(local.exchange.clock.scheduled({ atMost: 10 })).toEqual([]);
  expect(reported()).toEqual(['canceled']);
  await local.passes('2 hours');
  expect(local.person(mayasNumber).unread()).toEqual([]);
  await expect(cancel()).rejects.toMatchObject({ code: 30409, status: 409 });
  expect(reported()).toEqual(['canceled']);
});

test('a reset forgets what is scheduled, and its undo brings it back', async () => {
  await schedule();
  const reset = new Reset(local.exchange);
  await reset.reset();
  expect(local.exchange.clock.scheduled({ atMost: 10 })).toEqual([]);
  reset.undo();
  expect(local.exchange.clock.scheduled({ atMost: 10 })).toHaveLength(1);
  await local.passes('2 hours');
  expect(local.person(mayasNumber).unread()).toHaveLength(1);
});

test('a cancellation need not be reported', async () => {
  local.exchange.messaging.behaviour.canceledCallback = 'left-out';
  const { sid } = await schedule();
  await sdkFor(local).messages(sid).update({ status: 'canceled' });
  expect(reported()).toEqual([]);
});

test('what is sent already cannot be taken back', async () => {
  const { sid } = await sdkFor(local).messages.create({
    messagingServiceSid,
    to: mayasNumber,
    body: 'Hi',
  });
  await expect(sdkFor(local).messages(sid).update({ status: 'canceled' })).rejects.toMatchObject({
    code: 30409,
  });
});

// Source: Twilio "Message Scheduling": 300 seconds to 35 days.
test.each([
  [299, 35114],
  [300, undefined],
  [35 * 86_400, undefined],
  [35 * 86_400 + 1, 35114],
  [-60, 35114],
])('%i seconds ahead', async (seconds, code) => {
  const sendAt = new Date(Date.parse(startsAt) + seconds * 1000);
  const outcome = await schedule({ sendAt }).then(
    () => undefined,
    (error: { code: number }) => error.code,
  );
  expect(outcome).toBe(code);
});

test('what a schedule needs', async () => {
  const text = { to: mayasNumber, body: 'Hi' };
  const create = (change: object) => sdkFor(local).messages.create({ ...text, ...change });
  await expect(create({ messagingServiceSid, scheduleType: 'fixed' })).rejects.toMatchObject({
    code: 35111,
  });
  const withoutService = { from: ownNumber, scheduleType: 'fixed', sendAt: inOneHour };
  await expect(create(withoutService)).rejects.toMatchObject({ code: 35118 });
  await expect(create({ messagingServiceSid, sendAt: inOneHour })).rejects.toMatchObject({
    code: 35126,
  });
});

test('who opts out meanwhile gets nothing, and the business hears 21610', async () => {
  const { sid } = await schedule();
  const maya = local.person(mayasNumber);
  await maya.texts(ownNumber, 'STOP');
  await maya.receives(/unsubscribed/);
  await local.passes('2 hours');
  expect(maya.unread()).toEqual([]);
  const { parameters } = app.requestsTo('/status').at(-1) ?? {};
  expect(parameters).toMatchObject({ MessageStatus: 'failed', ErrorCode: '21610' });
  expect((await sdkFor(local).messages(sid).fetch()).errorCode).toBe(21610);
});

test('a service that has lost its senders fails what it had scheduled (21703)', async () => {
  const { sid } = await schedule();
  const number = local.exchange.state.numbers.with(ownNumber)?.sid ?? '';
  await sdkFor(local).messaging.v1.services(messagingServiceSid).phoneNumbers(number).remove();
  await local.passes('2 hours');
  expect(await sdkFor(local).messages(sid).fetch()).toMatchObject({
    status: 'failed',
    errorCode: 21703,
  });
});

test('a scheduled message survives a restart', async () => {
  const folder = temporaryFolder();
  const before = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  const service = await createService(before, { senders: [ownNumber] });
  await sdkFor(before).messages.create({
    messagingServiceSid: service,
    to: mayasNumber,
    body: 'Tomorrow at 9',
    scheduleType: 'fixed',
    sendAt: inOneHour,
  });
  await before.person(mayasNumber).texts(ownNumber, 'Hello');
  await before.close();

  const after = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  await after.passes('59 minutes');
  expect(after.person(mayasNumber).unread()).toEqual([]);
  await after.passes('2 minutes');
  expect(
    after
      .person(mayasNumber)
      .unread()
      .map(({ body }) => body),
  ).toEqual(['Tomorrow at 9']);
  await after.close();
  folder.remove();
});
