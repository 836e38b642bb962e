import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { Person } from '../../../local-twilio/phones/person';
import { sendgridClient, sendgridMail } from './sendgrid-client';

let local: LocalTwilio;
let maya: Person;
let posted: string[];

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  maya = local.person('+12025550147', { name: 'Maya', email: 'Maya@example.com' });
  posted = [];
  local.exchange.transport.serve('app.example.com', async ({ body }) => {
    posted.push(body);
    return { status: 200, headers: {}, body: Buffer.from('') };
  });
});
afterEach(() => local.close());

const news = {
  to: 'maya@example.com',
  from: 'desk@example.com',
  subject: 'News',
  text: 'Flu shots are here.',
  html: '<html><body><p>Flu shots are here.</p></body></html>',
};

async function ask(method: 'GET' | 'DELETE' | 'POST', url: string, body?: object) {
  const [answer] = await sendgridClient(local).request({ method, url, ...(body && { body }) });
  return { status: answer.statusCode, body: answer.body };
}

async function statuses(): Promise<string[]> {
  await local.passes('1 minute');
  return local.exchange.state.mailDeliveries
    .to('maya@example.com')
    .map(({ status, reason }) => (reason === null ? status : `${status}: ${reason}`));
}

test('a mail has the link at its end and in the headers of which mail programs make a button', async () => {
  await sendgridMail(local).send({
    ...news,
    trackingSettings: {
      subscriptionTracking: {
        enable: true,
        text: 'No more mail: <% %>',
        html: '<p><% No more mail %></p>',
      },
    },
  });
  const { mail } = await maya.getsMail(/Flu shots/);
  const url = mail.unsubscribeUrl ?? '';
  expect(url).toMatch(/^https:\/\/\S+$/);
  expect(mail.text).toBe(`Flu shots are here.\n\nNo more mail: ${url}`);
  expect(mail.html).toBe(
    `<html><body><p>Flu shots are here.</p><p><a href="${url}">No more mail</a></p></body></html>`,
  );
  // RFC 8058, section 3.1.
  expect(mail.headers).toMatchObject({
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
});

test('a substitution tag is the place of the link, and wins over what would be appended', async () => {
  await sendgridMail(local).send({
    ...news,
    text: 'End: [stop]',
    html: '<a href="[stop]">End</a>',
    trackingSettings: {
      subscriptionTracking: { enable: true, text: 'unused <% %>', substitutionTag: '[stop]' },
    },
  });
  const { mail } = await maya.getsMail(/End/);
  expect(mail.text).toBe(`End: ${mail.unsubscribeUrl}`);
  expect(mail.html).toBe(`<a href="${mail.unsubscribeUrl}">End</a>`);
});

test('without it a mail offers no way, and nothing can be ended by it', async () => {
  await sendgridMail(local).send(news);
  const got = await maya.getsMail(/Flu shots/);
  expect(got.mail).toMatchObject({ text: news.text, html: news.html, headers: {} });
  await maya.unsubscribes(got);
  await sendgridMail(local).send(news);
  expect(await statuses()).toEqual(['delivered', 'delivered']);

  const url = `${local.address}/local/mail/${got.delivery.sid}/unsubscribe`;
  const headers = { 'content-type': 'application/json' };
  const refused = await fetch(url, { method: 'POST', headers, body: '{}' });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ error: { code: 'mail_without_unsubscribe' } });
});

test('who unsubscribes gets nothing more until the address is taken off the list', async () => {
  await ask('POST', '/v3/user/webhooks/event/settings', {
    url: 'https://app.example.com/events',
    unsubscribe: true,
    dropped: true,
  });
  const tracked = { ...news, trackingSettings: { subscriptionTracking: { enable: true } } };
  await sendgridMail(local).send({ ...tracked, customArgs: { intent: '7' } });
  await maya.unsubscribes(await maya.getsMail(/Flu shots/));
  await sendgridMail(local).send(tracked);
  expect(await statuses()).toEqual(['delivered', 'dropped: Unsubscribed Address']);
  expect(posted.flatMap((body) => JSON.parse(body))).toMatchObject([
    { event: 'unsubscribe', email: 'maya@example.com', intent: '7' },
    { event: 'dropped', reason: 'Unsubscribed Address' },
  ]);

  await sendgridMail(local).send({
    ...tracked,
    mailSettings: { bypassUnsubscribeManagement: { enable: true } },
  });
  // GetAsmSuppressionsGlobalEmail, DeleteAsmSuppressionsGlobalEmail
  const own = '/v3/asm/suppressions/global/maya%40example.com';
  expect((await ask('GET', own)).body).toEqual({ recipient_email: 'maya@example.com' });
  expect((await ask('DELETE', own)).status).toBe(204);
  expect((await ask('GET', own)).body).toEqual({});
  await sendgridMail(local).send(tracked);
  expect(await statuses()).toEqual([
    'delivered',
    'dropped: Unsubscribed Address',
    'delivered',
    'delivered',
  ]);
});

test('a person in the console unsubscribes by the control API', async () => {
  await sendgridMail(local).send({
    ...news,
    trackingSettings: { subscriptionTracking: { enable: true } },
  });
  const { delivery } = await maya.getsMail(/Flu shots/);
  const url = `${local.address}/local/mail/${delivery.sid}`;
  expect(await (await fetch(url)).json()).toMatchObject({
    unsubscribeUrl: expect.stringMatching(/^https:/),
    unsubscribedAt: null,
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/unsubscribe`, { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ unsubscribedAt: '2026-03-02T15:00:01.000Z' });
});
