import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { writtenSender } from './written-sender';

const address = `whatsapp:${ownNumber}`;
const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '') });
  local.person(mayasNumber);
});

afterEach(() => local.close());

const api = () => sdkFor(local).messaging.v2;
const register = (about: object = {}) =>
  api().channelsSenders.create(writtenSender({ sender_id: address, ...about }));
const writes = () =>
  sdkFor(local).messages.create({ from: address, to: `whatsapp:${mayasNumber}`, body: 'Hi' });

test('a number is registered, verified after a while, and forgotten', async () => {
  const { sid, status } = await register({ profile: { name: 'Northside Clinic' } });
  expect({ sid, status }).toEqual({
    sid: expect.stringMatching(/^XE[0-9a-f]{32}$/),
    status: 'CREATING',
  });
  // 63007: "sending from a From address for a channel that is pending approval"
  await expect(writes()).rejects.toMatchObject({ status: 400, code: 63007 });
  await local.passes('10 seconds');
  expect(await api().channelsSenders(sid).fetch()).toMatchObject({
    status: 'ONLINE',
    senderId: address,
    profile: { name: 'Northside Clinic', about: null },
  });
  expect((await writes()).status).toBe('queued');
  expect(await api().channelsSenders.list({ channel: 'whatsapp' })).toHaveLength(1);
  await api().channelsSenders(sid).remove();
  expect(await api().channelsSenders.list({ channel: 'whatsapp' })).toEqual([]);
});

test('what nobody registered may be used as it is', async () => {
  expect((await writes()).status).toBe('queued');
});

test('a registered number’s messages go to its own webhook, its texts stay where they were', async () => {
  const webhook = { callback_url: app.answersTwiml('/whatsapp', ''), callback_method: 'POST' };
  const { sid } = await register();
  await api().channelsSenders(sid).update(writtenSender({ webhook }));
  const maya = local.person(mayasNumber);
  await maya.texts(address, 'On WhatsApp', { from: `whatsapp:${mayasNumber}` });
  await maya.texts(ownNumber, 'By SMS');
  const bodies = (path: string) => app.requestsTo(path).map(({ parameters }) => parameters.Body);
  expect(bodies('/whatsapp')).toEqual(['On WhatsApp']);
  expect(bodies('/sms')).toEqual(['By SMS']);
});

test.each([
  ['no number on WhatsApp', { sender_id: ownNumber }, 400, 20001],
  ['another’s number', { sender_id: 'whatsapp:+12025550177' }, 400, 21606],
  [
    'a webhook that is no URL',
    { sender_id: address, webhook: { callback_url: 'here' } },
    400,
    20001,
  ],
])('%s is refused', async (_, about, status, code) => {
  await expect(register(about)).rejects.toMatchObject({ status, code });
});

test('a number is registered once', async () => {
  await register();
  await expect(register()).rejects.toMatchObject({ status: 409 });
});

test('status callbacks name the sender', async () => {
  const { sid } = await register();
  await local.passes('10 seconds');
  const statusCallback = app.answers('/status', { status: 204 });
  await sdkFor(local).messages.create({
    from: address,
    to: `whatsapp:${mayasNumber}`,
    body: 'Hi',
    statusCallback,
  });
  await local.passes('5 seconds');
  expect(app.requestsTo('/status')[0]?.parameters).toMatchObject({ ChannelInstallSid: sid });
});
