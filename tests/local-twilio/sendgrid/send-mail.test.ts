import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import { folderStorage } from '../../../local-twilio/state/journal';
import { temporaryFolder } from '../temporary-folder';
import { sendgridClient, sendgridMail } from './sendgrid-client';

let local: LocalTwilio;
let maya: Person;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  maya = local.person('+12025550147', { name: 'Maya', email: 'Maya@example.com' });
});
afterEach(() => local.close());

const reminder = {
  to: { email: 'maya@example.com', name: 'Maya' },
  from: { email: 'desk@example.com', name: 'Northside Clinic' },
  subject: 'Your appointment tomorrow',
  text: 'See you at 9:00 AM.',
  html: '<p>See you at <b>9:00 AM</b>.</p>',
};

/** Status and problems of an answer that is no success. */
async function refusalOf(sending: Promise<unknown>): Promise<{ status: number; body: unknown }> {
  try {
    await sending;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'response' in error) {
      return { status: Number(error.code), body: Object(error.response).body };
    }
    throw error;
  }
  throw new Error('The mail was taken.');
}

test('SendMail: mail is accepted at once and is in the inbox a second later', async () => {
  const [answer] = await sendgridMail(local).send(reminder);
  expect(answer.statusCode).toBe(202);
  expect(answer.headers['x-message-id']).toMatch(/^[\w-]{22}$/);
  expect(maya.unreadMail()).toEqual([]);

  const { mail, delivery } = await maya.getsMail(/appointment tomorrow/);
  expect(mail).toMatchObject({
    messageId: answer.headers['x-message-id'],
    from: { email: 'desk@example.com', name: 'Northside Clinic' },
    to: [{ email: 'maya@example.com', name: 'Maya' }],
    subject: 'Your appointment tomorrow',
    text: 'See you at 9:00 AM.',
    html: '<p>See you at <b>9:00 AM</b>.</p>',
  });
  expect(delivery.status).toBe('delivered');
  expect(local.exchange.clock.now() - delivery.dateCreated).toBe(1000);
  const told = local.exchange.timeline.list({ subject: { mailSid: delivery.sid } });
  expect(told.map((event) => (event.kind === 'mail-status' ? event.status : event.kind))).toEqual([
    'accepted',
    'api',
    'processed',
    'delivered',
  ]);
});

test('who waits for mail in vain is told what came instead', async () => {
  await sendgridMail(local).send(reminder);
  await expect(maya.getsMail(/invoice/)).rejects.toThrow(
    'Expected mail for Maya@example.com to fit /invoice/, but got: ["Your appointment tomorrow"]',
  );
  const tom = local.person('+12025550148', { name: 'Tom' });
  await expect(tom.getsMail(/invoice/)).rejects.toThrow('+12025550148 has no e-mail address');
});

test('everything that a mail has is kept', async () => {
  await sendgridMail(local).send({
    ...reminder,
    replyTo: 'reply@example.com',
    cc: 'tom@example.com',
    bcc: 'olivia@example.com',
    headers: { 'X-Clinic': 'north' },
    customArgs: { notification: '42' },
    categories: ['reminders'],
    attachments: [
      {
        content: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
        filename: 'visit.ics',
        type: 'text/calendar',
        disposition: 'attachment',
      },
    ],
  });
  const { mail } = await maya.getsMail(/See you at 9:00/);
  expect(mail).toMatchObject({
    replyTo: [{ email: 'reply@example.com' }],
    cc: [{ email: 'tom@example.com' }],
    headers: { 'X-Clinic': 'north' },
    customArgs: { notification: '42' },
    categories: ['reminders'],
    attachments: [{ fileName: 'visit.ics', contentType: 'text/calendar' }],
  });
  expect(local.exchange.state.storage.readFile(`${mail.sid}-0`)?.toString()).toBe(
    'BEGIN:VCALENDAR',
  );
  const recipients = local.exchange.state.mailDeliveries.list().map(({ email }) => email);
  expect(recipients.toSorted()).toEqual([
    'maya@example.com',
    'olivia@example.com',
    'tom@example.com',
  ]);
});

test('each of several recipients gets a mail that names nobody else, with their own words', async () => {
  local.person('+12025550148', { name: 'Tom', email: 'tom@example.com' });
  await sendgridMail(local).send({
    from: 'desk@example.com',
    subject: 'Hello',
    text: 'Dear {{name}}, the clinic is closed on Friday.',
    personalizations: [
      { to: 'maya@example.com', substitutions: { name: 'Maya' } },
      { to: 'tom@example.com', subject: 'Dear Tom', substitutions: { name: 'Tom' } },
    ],
  });
  const { mail } = await maya.getsMail(/Dear Maya, the clinic/);
  expect(mail.to).toEqual([{ email: 'maya@example.com', name: null }]);
  const toms = await local.person('+12025550148').getsMail(/Dear Tom, the clinic/);
  expect(toms.mail.subject).toBe('Dear Tom');
  expect(toms.mail.messageId).toBe(mail.messageId);
});

test('mail to nobody who has a phone is kept too', async () => {
  await sendgridMail(local).send({ ...reminder, to: 'unknown@example.com' });
  await local.passes('1 minute');
  expect(local.exchange.state.mailDeliveries.to('UNKNOWN@example.com')).toMatchObject([
    { status: 'delivered' },
  ]);
});

test('sandbox mode checks a mail and sends nothing', async () => {
  const mailSettings = { sandboxMode: { enable: true } };
  const [answer] = await sendgridMail(local).send({ ...reminder, mailSettings });
  expect(answer.statusCode).toBe(200);
  expect(local.exchange.state.mails.size).toBe(0);
});

test('send_at lets a mail wait, and it is listed as scheduled', async () => {
  const now = local.exchange.clock.now();
  await sendgridMail(local).send({ ...reminder, sendAt: now / 1000 + 3600 });
  expect(local.exchange.clock.scheduled({ atMost: 10 })).toMatchObject([
    {
      at: now + 3_600_100,
      what: 'Mail “Your appointment tomorrow” goes out to maya@example.com',
    },
  ]);
  await local.passes('59 minutes');
  expect(maya.unreadMail()).toEqual([]);
  await local.passes('2 minutes');
  expect(maya.unreadMail()).toHaveLength(1);
});

test('an address that bounced gets nothing more until the bounce is deleted', async () => {
  maya.bouncesMail();
  const statuses = () =>
    local.exchange.state.mailDeliveries.to('maya@example.com').map(({ status }) => status);
  await sendgridMail(local).send(reminder);
  await local.passes('1 minute');
  local.exchange.state.phones.update(maya.number, { mail: 'arrives' });
  await sendgridMail(local).send(reminder);
  await local.passes('1 minute');
  expect(statuses()).toEqual(['bounced', 'dropped']);

  // ListSuppressionBounces, GetSuppressionBounces, DeleteSuppressionBouncesEmail
  const url = '/v3/suppression/bounces';
  const client = sendgridClient(local);
  const [list] = await client.request({ method: 'GET', url });
  expect(list.body).toEqual([
    {
      created: Date.parse('2026-03-02T15:00:01Z') / 1000,
      email: 'maya@example.com',
      reason: '550 5.1.1 The email account does not exist',
      status: '5.1.1',
    },
  ]);
  const own = `${url}/maya%40example.com`;
  expect((await client.request({ method: 'GET', url: own }))[0].body).toEqual(list.body);
  expect((await client.request({ method: 'DELETE', url: own }))[0].statusCode).toBe(204);
  expect((await client.request({ method: 'GET', url: own }))[0].body).toEqual([]);
  expect(await refusalOf(client.request({ method: 'DELETE', url: own }))).toMatchObject({
    status: 404,
  });

  await sendgridMail(local).send(reminder);
  await maya.getsMail(/appointment/);
});

test('a slow server lets mail wait for minutes', async () => {
  maya.getsMailSlowly();
  await sendgridMail(local).send(reminder);
  await local.passes('2 minutes');
  expect(local.exchange.state.mailDeliveries.list()).toMatchObject([
    { status: 'deferred', reason: '451 4.7.1 Try again later' },
  ]);
  await local.passes('4 minutes');
  await maya.getsMail(/appointment/);
});

test('another key is refused in SendGrid’s form', async () => {
  expect(await refusalOf(sendgridMail(local, 'SG.wrong.key').send(reminder))).toEqual({
    status: 401,
    body: {
      errors: [
        {
          message: 'The provided authorization grant is invalid, expired, or revoked',
          field: null,
          help: null,
        },
      ],
    },
  });
});

test.each([
  [429, 'too many requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
] as const)('a fault lets it answer %i', async (status, message) => {
  local.exchange.faults.add({ kind: 'api', operation: 'SendMail', status, times: 1 });
  expect(await refusalOf(sendgridMail(local).send(reminder))).toMatchObject({
    status,
    body: { errors: [{ message }] },
  });
  expect((await sendgridMail(local).send(reminder))[0].statusCode).toBe(202);
});

test.each([
  ['connection-closed', 0],
  ['answer-lost', 1],
] as const)('a fault cuts the connection: %s, and %i mail goes out', async (effect, sent) => {
  local.exchange.faults.add({ kind: 'api', operation: 'SendMail', effect, times: 1 });
  await expect(sendgridMail(local).send(reminder)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await local.passes('1 minute');
  expect(maya.unreadMail()).toHaveLength(sent);
});

test('429 tells when requests are taken again', async () => {
  local.exchange.faults.add({ kind: 'api', operation: 'SendMail', status: 429 });
  const error: unknown = await sendgridMail(local)
    .send(reminder)
    .catch((one: unknown) => one);
  expect(error).toMatchObject({
    response: {
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Date.parse('2026-03-02T15:01:00Z') / 1000),
      },
    },
  });
});

test('what is not covered says so', async () => {
  const { text, html, ...rest } = reminder;
  const templated = { ...rest, templateId: 'd-1', dynamicTemplateData: { name: 'Maya' } };
  expect(await refusalOf(sendgridMail(local).send(templated))).toMatchObject({
    status: 501,
    body: { errors: [{ message: expect.stringContaining('SendGrid templates (template_id)') }] },
  });
  const scopes = sendgridClient(local).request({ method: 'GET', url: '/v3/scopes' });
  expect(await refusalOf(scopes)).toMatchObject({
    status: 501,
    body: { errors: [{ message: expect.stringContaining('GET https://api.sendgrid.com/v3') }] },
  });
});

test('mail and its way survive a restart', async () => {
  const folder = temporaryFolder();
  const first = await createLocalTwilio({
    storage: folderStorage(folder.path),
    startsAt: '2026-03-02T10:00:00-05:00',
  });
  first.person('+12025550147', { email: 'maya@example.com' });
  const key = first.accounts.sendgridApiKey;
  await sendgridMail(first).send(reminder);
  await first.close();

  const second = await createLocalTwilio({
    storage: folderStorage(folder.path),
    startsAt: '2026-03-02T10:05:00-05:00',
  });
  expect(second.accounts.sendgridApiKey).toBe(key);
  await second.person('+12025550147').getsMail(/appointment tomorrow/);
  await second.close();
  folder.remove();
});
