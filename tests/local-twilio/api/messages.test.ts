import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { Application } from '../application';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';
const startsAt = '2026-03-02T10:00:00-05:00';

let local: LocalTwilio;
let client: ReturnType<typeof sdkFor>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt });
  client = sdkFor(local);
  buyNumber(local);
});

afterEach(() => local.close());

test('a message is created queued, and the phone gets it', async () => {
  const created = await client.messages.create({ from: ownNumber, to: mayasNumber, body: 'Hi' });

  expect(created).toMatchObject({
    sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    accountSid: local.accounts.live.sid,
    status: 'queued',
    direction: 'outbound-api',
    from: ownNumber,
    to: mayasNumber,
    body: 'Hi',
    numSegments: '1',
    numMedia: '0',
    dateCreated: new Date(startsAt),
    dateSent: null,
    errorCode: null,
  });
  await local.person(mayasNumber).receives(/^Hi$/);
  const fetched = await client.messages(created.sid).fetch();
  expect(fetched.status).toBe('delivered');
  expect(fetched.dateSent?.getTime()).toBeGreaterThanOrEqual(Date.parse(startsAt));
});

test('the answer to create comes before any status callback', async () => {
  const app = new Application(local);
  const statusCallback = app.answers('/status', { status: 204 });
  await client.messages.create({ from: ownNumber, to: mayasNumber, body: 'Hi', statusCallback });
  expect(app.received).toHaveLength(0);
  await local.passes('2 seconds');
  expect(app.received.map(({ parameters }) => parameters.MessageStatus)).toEqual([
    'queued',
    'sending',
    'sent',
    'delivered',
  ]);
});

test('messages are listed newest first, and by recipient, sender and day', async () => {
  const toMaya = { from: ownNumber, to: mayasNumber };
  const first = await client.messages.create({ ...toMaya, body: 'One' });
  await local.passes('1 day');
  const second = await client.messages.create({ ...toMaya, body: 'Two' });
  const other = await client.messages.create({ ...toMaya, to: '+12025550112', body: 'Three' });
  await local.passes('1 minute');
  const sids = async (filter: Parameters<typeof client.messages.list>[0]): Promise<string[]> =>
    (await client.messages.list(filter)).map(({ sid }) => sid);

  expect(await sids({})).toEqual([other.sid, second.sid, first.sid]);
  expect(await sids({ to: mayasNumber })).toEqual([second.sid, first.sid]);
  expect(await sids({ from: mayasNumber })).toEqual([]);
  expect(await sids({ dateSent: new Date('2026-03-02T00:00:00Z') })).toEqual([first.sid]);
  expect(await sids({ dateSentAfter: new Date('2026-03-03T00:00:00Z') })).toEqual([
    other.sid,
    second.sid,
  ]);
  expect(await sids({ dateSentBefore: new Date('2026-03-03T00:00:00Z') })).toEqual([first.sid]);
});

test('the SDK pages through a list on its own', async () => {
  const bodies = Array.from({ length: 7 }, (_, index) => `Message ${index}`);
  for (const body of bodies) {
    await client.messages.create({ from: ownNumber, to: mayasNumber, body });
  }
  const listed = await client.messages.list({ pageSize: 3 });
  expect(listed.map(({ body }) => body)).toEqual([...bodies].reverse());

  const page = await client.messages.page({ pageSize: 3 });
  await client.messages.create({ from: ownNumber, to: mayasNumber, body: 'Meanwhile' });
  const next = await page.nextPage();
  expect(next?.instances.map(({ body }) => body)).toEqual(['Message 3', 'Message 2', 'Message 1']);
  const back = await next?.previousPage();
  expect(back?.instances).toHaveLength(3);
});

test('a message is redacted and deleted only when it has arrived', async () => {
  const { sid } = await client.messages.create({
    from: ownNumber,
    to: mayasNumber,
    body: 'Secret',
  });
  await expect(client.messages(sid).remove()).rejects.toMatchObject({ code: 20009, status: 409 });
  await expect(client.messages(sid).update({ body: '' })).rejects.toMatchObject({ code: 20009 });
  await local.passes('2 seconds');

  expect(await client.messages(sid).update({ body: '' })).toMatchObject({ sid, body: '' });
  await expect(client.messages(sid).update({ body: 'New' })).rejects.toMatchObject({ status: 400 });
  await expect(client.messages(sid).update({ status: 'canceled' })).rejects.toMatchObject({
    code: 30409,
  });
  expect(await client.messages(sid).remove()).toBe(true);
  await expect(client.messages(sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
});

describe('what is refused', () => {
  const valid = { from: ownNumber, to: mayasNumber, body: 'Hi' };

  test.each([
    ['no To', { to: '' }, 21604, "A 'To' phone number is required."],
    ['no From', { from: '' }, 21603, "A 'From' phone number is required."],
    ['no Body', { body: '' }, 21602, 'Message body is required.'],
    ['To no number', { to: 'Maya' }, 21211, "The 'To' number Maya is not a valid phone number."],
    [
      'From no number',
      { from: '555' },
      21212,
      "The 'From' number 555 is not a valid phone number, shortcode, or alphanumeric sender ID.",
    ],
    [
      'From not ours',
      { from: '+12025550199' },
      21606,
      'The From phone number +12025550199 is not a valid, SMS-capable inbound phone number or short code for your account.',
    ],
    ['From is To', { to: ownNumber }, 21266, "'To' and 'From' number cannot be the same"],
    [
      'Body too long',
      { body: 'x'.repeat(1601) },
      21617,
      'The concatenated message body exceeds the 1600 character limit.',
    ],
    ['media no URL', { mediaUrl: ['photo.png'] }, 21620, 'Invalid media URL(s)'],
    [
      'too many media',
      { mediaUrl: Array.from({ length: 11 }, (_, n) => `https://example.com/${n}.png`) },
      21623,
      'Number of media files exceeds allowed limit of 10.',
    ],
    [
      'callback no URL',
      { statusCallback: 'nowhere' },
      21609,
      'The StatusCallback URL nowhere is not a valid URL.',
    ],
    [
      'price no number',
      { maxPrice: Number.NaN },
      21627,
      'Max Price must be a valid positive float',
    ],
    [
      'validity too long',
      { validityPeriod: 36_001 },
      21624,
      'Validity period can only be set to integers between 1 and 36,000 seconds.',
    ],
    [
      'another channel',
      { to: `whatsapp:${mayasNumber}` },
      21910,
      'Invalid From and To pair. From and To should be of the same channel',
    ],
    [
      'no WhatsApp sender',
      { from: 'whatsapp:+12025550199', to: `whatsapp:${mayasNumber}` },
      63007,
      'Twilio could not find a Channel with the specified From address',
    ],
  ])('%s', async (_, change, code, message) => {
    await expect(client.messages.create({ ...valid, ...change })).rejects.toMatchObject({
      status: 400,
      code,
      message,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(local.exchange.state.messages.size).toBe(0);
  });

  test.each([
    ['SendAsMms', { sendAsMms: true }],
    ['ShortenUrls', { shortenUrls: true }],
    ['PersistentAction', { persistentAction: ['geo:40.7,-74.0'] }],
  ])('%s is named as not covered', async (name, change) => {
    await expect(client.messages.create({ ...valid, ...change })).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining(`the parameter ${name} of messages`),
    });
  });
});

test('the application’s message status callback is used, unless the request names its own', async () => {
  const app = new Application(local);
  const messageStatusCallback = app.answers('/of-application', {});
  const statusCallback = app.answers('/own', {});
  const application = await client.applications.create({ messageStatusCallback });
  const text = { from: ownNumber, to: mayasNumber, body: 'Hi', applicationSid: application.sid };

  await client.messages.create(text);
  await local.passes('2 seconds');
  expect(app.requestsTo('/of-application')).toHaveLength(4);
  await client.messages.create({ ...text, statusCallback });
  await local.passes('2 seconds');
  expect(app.requestsTo('/of-application')).toHaveLength(4);
  expect(app.requestsTo('/own')).toHaveLength(4);

  await expect(
    client.messages.create({ ...text, applicationSid: `AP${'0'.repeat(32)}` }),
  ).rejects.toMatchObject({ code: 21420 });
});
