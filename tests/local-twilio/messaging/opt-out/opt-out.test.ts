import { createLocalTwilio, type LocalTwilio } from '../../../../local-twilio/local-twilio';
import type { Person } from '../../../../local-twilio/phones/person';
import { folderStorage } from '../../../../local-twilio/state/journal';
import { Application } from '../../application';
import { createService, leaseShortCode } from '../../messaging-product';
import { buyNumber, ownNumber } from '../../own-number';
import { sdkFor } from '../../sdk';
import { temporaryFolder } from '../../temporary-folder';

const mayasNumber = '+12025550111';
const otherNumber = '+12025550101';
const tollFree = '+18005550199';
let local: LocalTwilio;
let app: Application;
let maya: Person;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T15:00:00.000Z' });
  app = new Application(local);
  maya = local.person(mayasNumber);
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '<Message>The bot says hello</Message>') });
  buyNumber(local, { phoneNumber: otherNumber });
});
afterEach(() => local.close());

function send(change: object = {}) {
  return sdkFor(local).messages.create({
    from: ownNumber,
    to: mayasNumber,
    body: 'Reminder',
    ...change,
  });
}

/** What came to Maya's phone since the last look, after a moment. */
async function newTexts(): Promise<string[]> {
  await local.passes('5 seconds');
  const texts = maya.unread().map(({ body }) => body);
  for (const _ of texts) await maya.receives(/(?:)/);
  return texts;
}

const refused = {
  status: 400,
  code: 21610,
  message: 'Attempt to send to unsubscribed recipient',
};
const stopReply =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const startReply =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.';
const helpReply = 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.';

test('STOP is answered by Twilio, told to the webhook, and ends all texts from that number', async () => {
  await maya.texts(ownNumber, 'Stop');
  expect(await newTexts()).toEqual([stopReply]);

  const [webhook] = app.requestsTo('/sms');
  expect(webhook?.parameters).toMatchObject({ Body: 'Stop', From: mayasNumber });
  expect(webhook?.parameters).not.toHaveProperty('OptOutType');
  // The bot's answer was dropped.
  expect(local.exchange.state.alerts.list().map(({ errorCode }) => errorCode)).toEqual([21610]);
  await expect(send()).rejects.toMatchObject(refused);
  await expect(send({ mediaUrl: ['https://app.example.com/a.png'] })).rejects.toMatchObject(
    refused,
  );
  // Another number of the business is another sender, and another person another recipient.
  await send({ from: otherNumber });
  await send({ to: '+12025550112' });

  await maya.texts(ownNumber, 'START');
  expect(await newTexts()).toEqual(['Reminder', startReply, 'The bot says hello']);
  expect((await send()).status).toBe('queued');
});

test('what Twilio answers by itself is in no list', async () => {
  await maya.texts(ownNumber, 'HELP');
  expect(await newTexts()).toEqual([helpReply, 'The bot says hello']);
  const client = sdkFor(local);
  const bodies = (await client.messages.list()).map(({ body }) => body);
  expect(bodies.toSorted()).toEqual(['HELP', 'The bot says hello']);
  const own = local.exchange.state.messages.find(({ body }) => body === helpReply);
  await expect(client.messages(own?.sid ?? '').fetch()).rejects.toMatchObject({ status: 404 });
});

test('a second STOP gets no second answer, unless Twilio is thought to send one', async () => {
  await maya.texts(ownNumber, 'STOP');
  await maya.texts(ownNumber, 'STOP');
  expect(await newTexts()).toEqual([stopReply]);
  local.exchange.messaging.behaviour.repeatedStopReply = 'sent';
  await maya.texts(ownNumber, 'STOP');
  expect(await newTexts()).toEqual([stopReply]);
});

test('YES of somebody who has not opted out is an ordinary text, unless Twilio is thought to answer', async () => {
  await maya.texts(ownNumber, 'YES');
  expect(await newTexts()).toEqual(['The bot says hello']);
  local.exchange.messaging.behaviour.needlessStartReply = 'sent';
  await maya.texts(ownNumber, 'YES');
  expect(await newTexts()).toEqual([startReply, 'The bot says hello']);
});

test('STOP to one number of a service is STOP to the service', async () => {
  const messagingServiceSid = await createService(local, { senders: [ownNumber, otherNumber] });
  await maya.texts(ownNumber, 'QUIT');
  await expect(send({ from: undefined, messagingServiceSid })).rejects.toMatchObject(refused);
  await expect(send({ from: otherNumber })).rejects.toMatchObject(refused);
  await maya.texts(otherNumber, 'UNSTOP');
  expect((await send({ from: otherNumber })).status).toBe('queued');
});

// Source: Twilio "Opt-out keyword handling (SMS STOP Filtering) for Toll-Free SMS".
test('a toll-free number has the network’s answers', async () => {
  buyNumber(local, { phoneNumber: tollFree });
  await maya.texts(tollFree, 'STOP');
  await maya.texts(tollFree, 'HELP');
  await maya.texts(tollFree, 'UNSTOP');
  await maya.texts(tollFree, 'HELP');
  expect(await newTexts()).toEqual([
    'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
    'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
    helpReply,
  ]);
});

test('short codes and WhatsApp leave keywords to the business', async () => {
  leaseShortCode(local, '22395');
  await maya.texts('22395', 'STOP');
  await maya.texts(ownNumber, 'STOP', { from: `whatsapp:${mayasNumber}` });
  expect(await newTexts()).toEqual(['The bot says hello']);
  expect((await send({ from: '22395' })).status).toBe('queued');
  expect((await send()).status).toBe('queued');
});

test('an opt-out survives a restart', async () => {
  const folder = temporaryFolder();
  const before = await createLocalTwilio({ storage: folderStorage(folder.path) });
  buyNumber(before);
  await before.person(mayasNumber).texts(ownNumber, 'STOP');
  await before.close();
  const after = await createLocalTwilio({ storage: folderStorage(folder.path) });
  const text = { from: ownNumber, to: mayasNumber, body: 'Hi' };
  await expect(sdkFor(after).messages.create(text)).rejects.toMatchObject(refused);
  await after.close();
  folder.remove();
});

describe('Advanced Opt-Out', () => {
  const baja = {
    keywords: ['STOP', 'BAJA'],
    reply: 'Ya no recibirá mensajes. Responda ALTA para volver.',
  };
  const languages = [
    {
      language: 'es',
      stop: baja,
      start: { keywords: ['ALTA'], reply: 'Bienvenida de nuevo.' },
      help: { keywords: ['AYUDA'], reply: '' },
    },
  ];

  async function openService(): Promise<string> {
    leaseShortCode(local, '22395');
    const sid = await createService(local, {
      senders: [ownNumber],
      inboundRequestUrl: app.answers('/sms', { status: 204 }),
    });
    const code = local.exchange.state.shortCodes.find(({ shortCode }) => shortCode === '22395');
    await sdkFor(local)
      .messaging.v1.services(sid)
      .shortCodes.create({
        shortCodeSid: code?.sid ?? '',
      });
    local.exchange.state.advancedOptOuts.insert({ sid, languages, dateUpdated: 0 });
    return sid;
  }

  // Source: Twilio "Getting Started with Advanced Opt-Out for Messaging Services".
  test('has its own keywords and answers, and names them to the webhook', async () => {
    await openService();
    for (const body of ['baja', 'AYUDA', 'Alta', 'UNSUBSCRIBE']) await maya.texts(ownNumber, body);
    expect(await newTexts()).toEqual([baja.reply, 'Bienvenida de nuevo.']);
    expect(app.requestsTo('/sms').map(({ parameters }) => parameters.OptOutType)).toEqual([
      'STOP',
      'HELP',
      'START',
      undefined,
    ]);
    expect((await send()).status).toBe('queued');
  });

  test('cannot take STOP, START and HELP away', async () => {
    await openService();
    for (const body of ['stop', 'START', 'HELP']) await maya.texts(ownNumber, body);
    expect(await newTexts()).toEqual([baja.reply, 'Bienvenida de nuevo.']);
    expect(app.requestsTo('/sms').map(({ parameters }) => parameters.OptOutType)).toEqual([
      'STOP',
      'START',
      'HELP',
    ]);
  });

  test('holds for short codes and WhatsApp too', async () => {
    const messagingServiceSid = await openService();
    await maya.texts('22395', 'BAJA');
    await expect(send({ from: '22395' })).rejects.toMatchObject(refused);
    await expect(send({ from: undefined, messagingServiceSid })).rejects.toMatchObject(refused);
    const whatsapp = { from: `whatsapp:${ownNumber}`, to: `whatsapp:${mayasNumber}` };
    expect((await send(whatsapp)).status).toBe('queued');
    await maya.texts(ownNumber, 'BAJA', { from: `whatsapp:${mayasNumber}` });
    await expect(send(whatsapp)).rejects.toMatchObject(refused);
  });
});
