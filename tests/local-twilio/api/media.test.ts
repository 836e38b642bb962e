import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { requestOf } from '../request';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';

let local: LocalTwilio;
let app: Application;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  app = new Application(local);
});

afterEach(() => local.close());

test('a picture that a phone sends reaches the webhook and can be fetched', async () => {
  const client = sdkFor(local);
  buyNumber(local, { smsUrl: app.answersTwiml('/sms', '') });
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]);
  const media = [{ contentType: 'image/png', bytes: picture }];
  const { sid } = await local.person(mayasNumber).texts(ownNumber, '', { media });

  const { parameters } = app.requestsTo('/sms')[0] ?? {};
  expect(parameters).toMatchObject({
    MessageSid: sid,
    NumMedia: '1',
    NumSegments: '1',
    MediaContentType0: 'image/png',
    Body: '',
  });
  expect(sid).toMatch(/^MM/);
  const [listed] = await client.messages(sid).media.list();
  expect(listed).toMatchObject({ contentType: 'image/png', parentSid: sid });
  expect(parameters?.MediaUrl0).toBe(
    `https://api.twilio.com/2010-04-01/Accounts/${local.accounts.live.sid}/Messages/${sid}/Media/${listed?.sid}`,
  );

  // Without credentials, as browsers fetch media.
  const file = await requestOf(local, parameters?.MediaUrl0 ?? '');
  expect(file.contentType).toBe('image/png');
  expect(file.bytes).toEqual(picture);
});

test('media of an outbound message is fetched from its URL when somebody looks at it', async () => {
  const client = sdkFor(local);
  buyNumber(local);
  const mediaUrl = app.answers('/menu', { type: 'image/gif', body: 'GIF89a' });
  const message = await client.messages.create({
    from: ownNumber,
    to: mayasNumber,
    mediaUrl: [mediaUrl, 'https://app.example.com/missing.jpg'],
  });
  expect(message).toMatchObject({ sid: expect.stringMatching(/^MM/), numMedia: '2', body: '' });
  expect(app.received).toHaveLength(0);

  const list = await client.messages(message.sid).media.list();
  expect(list.map(({ contentType }) => contentType).sort()).toEqual([
    'application/octet-stream',
    'image/jpeg',
  ]);
  const found = list.find(({ contentType }) => contentType === 'application/octet-stream');
  const missing = list.find(({ contentType }) => contentType === 'image/jpeg');
  const urlOf = (uri = ''): string => `https://api.twilio.com${uri.replace('.json', '')}`;
  expect((await requestOf(local, urlOf(found?.uri))).text).toBe('GIF89a');
  await requestOf(local, urlOf(found?.uri));
  expect(app.requestsTo('/menu')).toHaveLength(1);
  expect((await requestOf(local, urlOf(missing?.uri))).status).toBe(404);
  const fetched = await client
    .messages(message.sid)
    .media(found?.sid ?? '')
    .fetch();
  expect(fetched.contentType).toBe('image/gif');
});

test('media is deleted by itself and with its message', async () => {
  const client = sdkFor(local);
  buyNumber(local);
  const media = ['a', 'b'].map((letter) => ({
    contentType: 'text/plain',
    bytes: Buffer.from(letter),
  }));
  const message = await local.person(mayasNumber).texts(ownNumber, 'Two files', { media });
  const [one, two] = await client.messages(message.sid).media.list();
  expect(
    await client
      .messages(message.sid)
      .media(one?.sid ?? '')
      .remove(),
  ).toBe(true);
  await expect(
    client
      .messages(message.sid)
      .media(one?.sid ?? '')
      .fetch(),
  ).rejects.toMatchObject({
    code: 20404,
  });
  await client.messages(message.sid).remove();
  expect(local.exchange.state.media.get(two?.sid ?? '')).toBeUndefined();
  expect(local.exchange.state.storage.readFile(two?.sid ?? '')).toBeUndefined();
  await expect(client.messages(message.sid).media.list()).rejects.toMatchObject({ code: 20404 });
});

test('media is listed by the day of its creation', async () => {
  const client = sdkFor(local);
  buyNumber(local);
  const media = [{ contentType: 'text/plain', bytes: Buffer.from('a') }];
  const { sid } = await local.person(mayasNumber).texts(ownNumber, 'A file', { media });
  const day = new Date('2026-03-02T00:00:00Z');
  const nextDay = new Date('2026-03-03T00:00:00Z');
  expect(await client.messages(sid).media.list({ dateCreated: day })).toHaveLength(1);
  expect(await client.messages(sid).media.list({ dateCreatedAfter: nextDay })).toHaveLength(0);
  expect(await client.messages(sid).media.list({ dateCreatedBefore: nextDay })).toHaveLength(1);
});
