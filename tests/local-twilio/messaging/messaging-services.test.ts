import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { createService } from '../messaging-product';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';
let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T15:04:59.000Z' });
  app = new Application(local);
  buyNumber(local, { smsUrl: app.answersTwiml('/number', '<Message>From the number</Message>') });
});
afterEach(() => local.close());

function reported(path: string): string[] {
  return app.requestsTo(path).map(({ parameters }) => parameters.MessageStatus ?? '');
}

// Source: Twilio "Message resource" (status accepted, from null) and "Track outbound message status".
test('a message by a service is accepted without a sender, and gets one when it is queued', async () => {
  const statusCallback = app.answers('/service-status', { status: 204 });
  const messagingServiceSid = await createService(local, { senders: [ownNumber], statusCallback });
  const text = { messagingServiceSid, to: mayasNumber, body: 'Hi' };
  const created = await sdkFor(local).messages.create(text);
  expect(created).toMatchObject({ status: 'accepted', from: null, messagingServiceSid });

  await local.person(mayasNumber).receives(/^Hi$/);
  await local.passes('1 second');
  expect(reported('/service-status')).toEqual(['queued', 'sending', 'sent', 'delivered']);
  for (const { parameters } of app.requestsTo('/service-status')) {
    expect(parameters).toMatchObject({ MessagingServiceSid: messagingServiceSid, From: ownNumber });
  }
  expect(await sdkFor(local).messages(created.sid).fetch()).toMatchObject({
    status: 'delivered',
    from: ownNumber,
    messagingServiceSid,
  });
});

test('the callback of the message goes before that of the service', async () => {
  const messagingServiceSid = await createService(local, {
    senders: [ownNumber],
    statusCallback: app.answers('/service-status', { status: 204 }),
  });
  const statusCallback = app.answers('/own-status', { status: 204 });
  const text = { messagingServiceSid, to: mayasNumber, body: 'Hi', statusCallback };
  await sdkFor(local).messages.create(text);
  await local.passes('2 seconds');
  expect(reported('/own-status')).toContain('delivered');
  expect(reported('/service-status')).toEqual([]);
});

test('a sender of the service can be asked for by name', async () => {
  const messagingServiceSid = await createService(local, {
    senders: ['+12025550101', ownNumber],
  });
  const text = { messagingServiceSid, from: ownNumber, to: mayasNumber, body: 'Hi' };
  await sdkFor(local).messages.create(text);
  expect((await local.person(mayasNumber).receives(/^Hi$/)).from).toBe(ownNumber);
});

test('the recipient keeps hearing from the same sender (Sticky Sender)', async () => {
  const messagingServiceSid = await createService(local, { senders: [ownNumber] });
  const maya = local.person(mayasNumber);
  const send = () =>
    sdkFor(local).messages.create({ messagingServiceSid, to: mayasNumber, body: 'Hi' });
  await send();
  expect((await maya.receives(/^Hi$/)).from).toBe(ownNumber);

  // A short code would be taken first by whoever has no sender yet.
  const service = sdkFor(local).messaging.v1.services(messagingServiceSid);
  await service.update({ stickySender: true });
  const code = local.exchange.state.shortCodes.insert({
    sid: `SC${'0'.repeat(32)}`,
    accountSid: local.accounts.live.sid,
    shortCode: '22395',
    country: 'US',
    friendlyName: '',
    sms: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
    dateCreated: 0,
    dateUpdated: 0,
  });
  await service.shortCodes.create({ shortCodeSid: code.sid });
  await send();
  expect((await maya.receives(/^Hi$/)).from).toBe(ownNumber);

  await service.update({ stickySender: false });
  await send();
  expect((await maya.receives(/^Hi$/)).from).toBe('22395');
});

describe('who answers what comes in (UseInboundWebhookOnNumber)', () => {
  const forms = async (useInboundWebhookOnNumber: boolean, inboundRequestUrl?: string) => {
    await createService(local, {
      senders: [ownNumber],
      useInboundWebhookOnNumber,
      ...(inboundRequestUrl === undefined ? {} : { inboundRequestUrl }),
    });
    await local.person(mayasNumber).texts(ownNumber, 'Hello');
  };

  test('the service', async () => {
    await forms(false, app.answersTwiml('/service', '<Message>From the service</Message>'));
    await local.person(mayasNumber).receives(/From the service/);
    expect(app.requestsTo('/service')[0]?.parameters.MessagingServiceSid).toMatch(/^MG/);
    expect(app.requestsTo('/number')).toEqual([]);
  });

  test('the number, where the service leaves it to the number', async () => {
    await forms(true, app.answersTwiml('/service', '<Message>From the service</Message>'));
    await local.person(mayasNumber).receives(/From the number/);
    expect(app.requestsTo('/service')).toEqual([]);
  });

  test('nobody, where the service has no URL', async () => {
    await forms(false);
    expect(app.received).toEqual([]);
  });
});

// Codes and HTTP status: Twilio "Error and Warning Dictionary".
describe('what is refused', () => {
  const to = mayasNumber;
  test.each([
    [21701, 404, async () => ({ messagingServiceSid: `MG${'0'.repeat(32)}`, to })],
    [21705, 400, async () => ({ messagingServiceSid: 'MGx', to })],
    [
      21704,
      400,
      async () => ({ messagingServiceSid: await createService(local, { senders: [] }), to }),
    ],
    [
      21703,
      400,
      async () => ({
        messagingServiceSid: await createService(local, { senders: ['+447700900123', 'Clinic'] }),
        to,
      }),
    ],
    [
      21711,
      400,
      async () => ({
        messagingServiceSid: await createService(local, { senders: ['+12025550101'] }),
        from: ownNumber,
        to,
      }),
    ],
  ])('%i', async (code, status, request) => {
    const refused = sdkFor(local).messages.create({ body: 'Hi', ...(await request()) });
    await expect(refused).rejects.toMatchObject({ code, status });
    expect(local.exchange.state.messages.size).toBe(0);
  });

  test('the same number in two services, or twice in one', async () => {
    const first = await createService(local, { senders: [ownNumber] });
    const second = await createService(local, { senders: [] });
    const phoneNumberSid = local.exchange.state.numbers.with(ownNumber)?.sid ?? '';
    const add = (sid: string) =>
      sdkFor(local).messaging.v1.services(sid).phoneNumbers.create({ phoneNumberSid });
    await expect(add(first)).rejects.toMatchObject({ code: 21710, status: 409 });
    await expect(add(second)).rejects.toMatchObject({ code: 21712, status: 409 });
    const unknown = { phoneNumberSid: `PN${'0'.repeat(32)}` };
    const service = sdkFor(local).messaging.v1.services(second);
    await expect(service.phoneNumbers.create(unknown)).rejects.toMatchObject({ code: 21421 });
    await expect(service.alphaSenders.create({ alphaSender: '12345' })).rejects.toMatchObject({
      code: 21709,
    });
    await expect(service.update({ usecase: 'gossip' })).rejects.toMatchObject({ code: 21713 });
    await expect(service.update({ validityPeriod: 36_001 })).rejects.toMatchObject({ code: 21624 });
  });
});

test('a number that is sold leaves its service', async () => {
  const messagingServiceSid = await createService(local, { senders: [ownNumber] });
  const number = local.exchange.state.numbers.with(ownNumber)?.sid ?? '';
  await sdkFor(local).incomingPhoneNumbers(number).remove();
  expect(
    await sdkFor(local).messaging.v1.services(messagingServiceSid).phoneNumbers.list(),
  ).toEqual([]);
});

test('typographic characters are replaced by a service (Smart Encoding) or on request', async () => {
  const body = '“Don’t forget” – 3 pm…';
  const messagingServiceSid = await createService(local, { senders: [ownNumber] });
  const client = sdkFor(local);
  const smart = await client.messages.create({ messagingServiceSid, to: mayasNumber, body });
  expect(smart.body).toBe('"Don\'t forget" - 3 pm...');
  const plain = { from: ownNumber, to: mayasNumber, body };
  expect((await client.messages.create(plain)).body).toBe(body);
  const asked = await client.messages.create({ ...plain, smartEncoded: true });
  expect(asked.body).toBe('"Don\'t forget" - 3 pm...');
});
