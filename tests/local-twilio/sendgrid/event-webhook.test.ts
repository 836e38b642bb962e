import { createPublicKey, verify } from 'node:crypto';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import type { OutgoingRequest } from '../../../local-twilio/webhooks/outcome';
import { sendgridClient, sendgridMail } from './sendgrid-client';

const settings = '/v3/user/webhooks/event/settings';
const url = 'https://app.example.com/mail-events?key=secret';
const wanted = {
  url,
  processed: true,
  delivered: true,
  bounce: true,
  dropped: true,
  deferred: true,
  open: true,
};

let local: LocalTwilio;
let maya: Person;
let posted: OutgoingRequest[];
/** What the application answers from now on. */
let status: number;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  maya = local.person('+12025550147', { name: 'Maya', email: 'maya@example.com' });
  posted = [];
  status = 200;
  local.exchange.transport.serve('app.example.com', async (request) => {
    posted.push(request);
    return { status, headers: {}, body: Buffer.from('') };
  });
});
afterEach(() => local.close());

async function request(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const [answer] = await sendgridClient(local).request({
    method,
    url: path,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: Object(answer.body) };
}

async function sendReminder(customArgs: Record<string, string> = {}): Promise<string> {
  const [answer] = await sendgridMail(local).send({
    to: 'maya@example.com',
    from: 'desk@example.com',
    subject: 'Reminder',
    html: '<p>Tomorrow</p>',
    categories: ['reminders'],
    customArgs,
  });
  return String(answer.headers['x-message-id']);
}

function events(): Array<Record<string, unknown>> {
  return posted.flatMap(({ body }) => JSON.parse(body));
}

test('PostUserWebhooksEventSettings: a webhook is told what becomes of mail, with the custom arguments', async () => {
  await request('POST', settings, wanted);
  const messageId = await sendReminder({ notification: '42', email: 'mine@example.com' });
  await local.passes('1 minute');
  expect(events()).toEqual([
    {
      notification: '42',
      email: 'maya@example.com',
      timestamp: Date.parse('2026-03-02T15:00:00Z') / 1000,
      'smtp-id': expect.stringContaining(messageId),
      event: 'processed',
      category: ['reminders'],
      sg_event_id: expect.any(String),
      sg_message_id: expect.stringMatching(`^${messageId}\\.`),
    },
    expect.objectContaining({
      event: 'delivered',
      notification: '42',
      response: '250 OK',
      timestamp: Date.parse('2026-03-02T15:00:01Z') / 1000,
    }),
  ]);
  expect(posted).toHaveLength(1);
  expect(posted[0]).toMatchObject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
  });
  expect(new Set(events().map(({ sg_event_id }) => sg_event_id)).size).toBe(2);
});

test('bounces, drops, deferrals and openings are told as SendGrid tells them', async () => {
  await request('POST', settings, wanted);
  maya.getsMailSlowly();
  await sendReminder();
  await local.passes('10 minutes');
  await maya.opensMail(await maya.getsMail(/Reminder/));
  await local.passes('1 minute');
  maya.bouncesMail();
  await sendReminder();
  await local.passes('1 minute');
  await sendReminder();
  await local.passes('1 minute');
  expect(events().map(({ event }) => event)).toEqual([
    'processed',
    'deferred',
    'delivered',
    'open',
    'processed',
    'bounce',
    'dropped',
  ]);
  const of = (name: string) => events().find(({ event }) => event === name);
  expect(of('deferred')).toMatchObject({ response: '451 4.7.1 Try again later', attempt: '1' });
  expect(of('bounce')).toMatchObject({
    type: 'bounce',
    status: '5.1.1',
    reason: expect.stringMatching(/^550 5\.1\.1/),
  });
  expect(of('dropped')).toMatchObject({ reason: 'Bounced Address' });
  expect(of('open')).toMatchObject({ sg_content_type: 'html', sg_machine_open: false });
});

test('only the events that were asked for are sent, and nothing while it is disabled', async () => {
  const { body } = await request('POST', settings, { url, bounce: true });
  await sendReminder();
  await local.passes('1 minute');
  expect(events()).toEqual([]);
  maya.bouncesMail();
  await sendReminder();
  await local.passes('1 minute');
  expect(events().map(({ event }) => event)).toEqual(['bounce']);
  // PatchUserWebhooksEventSettingsId
  await request('PATCH', `${settings}/${body.id}`, { ...wanted, enabled: false });
  await sendReminder();
  await local.passes('1 minute');
  expect(events()).toHaveLength(1);
});

test('events that are not taken come again at growing intervals, the same ones', async () => {
  await request('POST', settings, wanted);
  status = 500;
  await sendReminder();
  await local.passes('3 minutes');
  expect(posted).toHaveLength(2);
  await local.passes('2 minutes');
  expect(posted).toHaveLength(3);
  status = 204;
  await local.passes('1 day');
  expect(posted).toHaveLength(4);
  expect(new Set(posted.map(({ body }) => body)).size).toBe(1);
});

test('no post is larger than 768 KB, and no event is lost or doubled', async () => {
  await request('POST', settings, wanted);
  const note = 'n'.repeat(40_000);
  for (let n = 0; n < 12; n += 1) await sendReminder({ note });
  await local.passes('1 minute');
  expect(posted.map(({ body }) => body.length < 768 * 1024 + 100)).toEqual([true, true]);
  expect(new Set(events().map(({ sg_event_id }) => sg_event_id)).size).toBe(24);
  expect(events()).toHaveLength(24);
});

test('after a day it gives up', async () => {
  await request('POST', settings, wanted);
  status = 404;
  await sendReminder();
  await local.passes('10 days');
  // After 1, 2, 4 … 512 minutes: 1,023 in all; with the next one it would be more than 1,440.
  expect(posted).toHaveLength(11);
});

test('a fault lets events come twice, late or not at all', async () => {
  await request('POST', settings, wanted);
  const fault = (effect: 'twice' | 'late' | 'connection-failure'): void =>
    local.exchange.faults.add({ kind: 'webhook', url: '/mail-events', effect, times: 1 });
  fault('twice');
  await sendReminder();
  await local.passes('5 seconds');
  expect(posted).toHaveLength(2);
  fault('late');
  await sendReminder();
  await local.passes('5 seconds');
  expect(posted).toHaveLength(2);
  await local.passes('10 seconds');
  expect(posted).toHaveLength(3);
  fault('connection-failure');
  await sendReminder();
  await local.passes('5 seconds');
  expect(posted).toHaveLength(3);
  await local.passes('2 minutes');
  expect(posted).toHaveLength(4);
});

test('PatchUserWebhooksEventSettingsSignedId: a signature over the raw body can be checked with the public key', async () => {
  const { body } = await request('POST', settings, wanted);
  const signed = await request('PATCH', `${settings}/signed/${body.id}`, { enabled: true });
  expect(signed.status).toBe(200);
  // GetUserWebhooksEventSettingsSignedId
  expect((await request('GET', `${settings}/signed/${body.id}`)).body).toEqual(signed.body);
  await sendReminder();
  await local.passes('1 minute');

  const [post] = posted;
  const timestamp = post?.headers['x-twilio-email-event-webhook-timestamp'] ?? '';
  const signature = post?.headers['x-twilio-email-event-webhook-signature'] ?? '';
  const key = createPublicKey({
    key: Buffer.from(signed.body.public_key, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const isSigned = (payload: string): boolean =>
    verify('sha256', Buffer.from(timestamp + payload), key, Buffer.from(signature, 'base64'));
  expect(timestamp).toBe(String(Date.parse('2026-03-02T15:00:01Z') / 1000));
  expect(isSigned(post?.body ?? '')).toBe(true);
  expect(isSigned(JSON.stringify(JSON.parse(post?.body ?? '')))).toBe(false);

  const off = await request('PATCH', `${settings}/signed/${body.id}`, { enabled: false });
  expect(off.body).toEqual({ id: body.id, public_key: '' });
});

test('webhooks are listed, read, changed and deleted', async () => {
  const made = await request('POST', settings, { ...wanted, friendly_name: 'Delivery' });
  expect(made).toMatchObject({
    status: 201,
    body: {
      ...wanted,
      enabled: true,
      friendly_name: 'Delivery',
      click: false,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      created_date: '2026-03-02T15:00:00.000Z',
    },
  });
  // GetUserWebhooksEventSettingsAll, GetUserWebhooksEventSettingsId, DeleteUserWebhooksEventSettingsId
  expect((await request('GET', `${settings}/all`)).body).toEqual({
    max_allowed: 5,
    webhooks: [made.body],
  });
  const own = `${settings}/${made.body.id}`;
  expect((await request('GET', own)).body).toEqual(made.body);
  expect((await request('DELETE', own)).status).toBe(204);
  await expect(request('GET', own)).rejects.toMatchObject({
    code: 404,
    response: { body: { errors: [{ message: 'Invalid id provided.' }] } },
  });
});

test.each([
  ['no URL', {}, 'Bad Request'],
  ['a URL that is none', { url: 'app.example.com' }, "'app.example.com' is not a valid url"],
  ['a URL that another one has', { url }, `Webhook at '${url}' already exists. Please provide`],
])('a webhook with %s is refused', async (_, body, message) => {
  await request('POST', settings, wanted);
  await expect(request('POST', settings, body)).rejects.toMatchObject({
    code: 400,
    response: { body: { errors: [{ message: expect.stringContaining(message) }] } },
  });
});

test('a sixth webhook is refused', async () => {
  for (let n = 0; n < 5; n += 1) await request('POST', settings, { url: `${url}${n}` });
  await expect(request('POST', settings, { url })).rejects.toMatchObject({
    response: { body: { errors: [{ message: expect.stringContaining('maximum number') }] } },
  });
});
