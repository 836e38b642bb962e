import type {
  ErrorView,
  MailDetailView,
  MailView,
  PhoneDetailView,
  StateView,
} from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sendgridClient } from '../sendgrid/sendgrid-client';
import { callControl } from './control-client';

const maya = '+12025550147';
const picture = Buffer.from('PNG');

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  await call('POST', '/phones', { number: maya, name: 'Maya', email: 'maya@example.com' });
});
afterEach(() => twilio.close());

const call = <View>(method: string, path: string, body?: object) =>
  callControl<View>(twilio.address, method, path, body);

const html =
  '<h1>Dear Maya</h1><script>parent.alert(1)</script><img src="cid:logo"><img src="https://example.com/spy.png">';

async function sendMail(): Promise<void> {
  await sendgridClient(twilio).request({
    method: 'POST',
    url: '/v3/mail/send',
    body: {
      personalizations: [{ to: [{ email: 'maya@example.com', name: 'Maya' }] }],
      from: { email: 'desk@example.com', name: 'Northside Clinic' },
      subject: 'Your invoice',
      content: [{ type: 'text/html', value: html }],
      attachments: [
        {
          content: picture.toString('base64'),
          filename: 'logo.png',
          type: 'image/png',
          disposition: 'inline',
          content_id: 'logo',
        },
        { content: 'QUJD', filename: 'invoice März.pdf', type: 'application/pdf' },
      ],
    },
  });
}

async function onlyMail(): Promise<MailView> {
  const [mail, ...others] = (await call<MailView[]>('GET', '/mail')).body;
  if (!mail || others.length > 0) throw new Error('One mail was expected.');
  return mail;
}

test('waiting for mail gives the phone with its mail', async () => {
  await sendMail();
  const { status, body } = await call<PhoneDetailView>(
    'GET',
    `/phones/${maya}?until=mailed:invoice.*dear%20maya`,
  );
  expect({ status, mail: body.mail }).toMatchObject({
    status: 200,
    mail: [
      {
        from: { email: 'desk@example.com', name: 'Northside Clinic' },
        to: 'maya@example.com',
        subject: 'Your invoice',
        preview: 'Dear Maya',
        status: 'delivered',
        reason: null,
        openedAt: null,
        sendAt: null,
        at: '2026-03-02T15:00:00.000Z',
      },
    ],
  });
  expect((await call<StateView>('GET', '/state')).body.mail).toEqual(body.mail);
});

test('waiting for mail that does not come is in vain', async () => {
  const path = `/phones/${maya}?until=mailed:invoice&timeout=0`;
  expect((await call<ErrorView>('GET', path)).body.error.code).toBe('until_not_reached');
});

test('a mail is read with its files', async () => {
  await sendMail();
  const { id } = await onlyMail();
  const { body } = await call<MailDetailView>('GET', `/mail/${id}`);
  expect(body).toMatchObject({
    id,
    recipients: { to: [{ email: 'maya@example.com', name: 'Maya' }], cc: [] },
    text: null,
    htmlUrl: `/local/mail/${id}/html`,
    attachments: [{ fileName: 'logo.png' }, { fileName: 'invoice März.pdf' }],
  });
  const file = await fetch(twilio.address + (body.attachments[1]?.url ?? ''));
  expect(await file.text()).toBe('ABC');
  expect(file.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''invoice%20M%C3%A4rz.pdf",
  );
});

test('its HTML can neither run scripts nor load anything, and shows the pictures that it brings', async () => {
  await sendMail();
  const { id } = await onlyMail();
  const page = await fetch(`${twilio.address}/local/mail/${id}/html`);
  const policy = page.headers.get('content-security-policy')?.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", 'img-src data:', 'sandbox']),
  );
  expect(policy?.join()).not.toMatch(/script-src|allow-/);
  expect(await page.text()).toContain(`src="data:image/png;base64,${picture.toString('base64')}"`);
});

test('opening a mail is noted; one that has not arrived cannot be opened', async () => {
  await sendMail();
  const { id } = await onlyMail();
  expect(await call<ErrorView>('POST', `/mail/${id}/open`, {})).toMatchObject({
    status: 409,
    body: { error: { code: 'mail_not_delivered' } },
  });
  await twilio.passes('1 minute');
  const { body } = await call<MailDetailView>('POST', `/mail/${id}/open`, {});
  expect(body.openedAt).toBe('2026-03-02T15:01:00.000Z');
});

test('a mail that is none is 404, and so is its page', async () => {
  for (const path of ['/mail/none', '/mail/none/html', '/mail/none/attachments/0']) {
    expect(await call<ErrorView>('GET', path)).toMatchObject({
      status: 404,
      body: { error: { code: 'mail_not_found' } },
    });
  }
});

test('a reset forgets mail, and its undo brings it back', async () => {
  await sendMail();
  await twilio.passes('1 minute');
  const before = (await call<MailView[]>('GET', '/mail')).body;
  await call('POST', '/reset', {});
  expect((await call<MailView[]>('GET', '/mail')).body).toEqual([]);
  await call('POST', '/reset/undo', {});
  expect((await call<MailView[]>('GET', '/mail')).body).toEqual(before);
});

test('a post of events is sent again as it was', async () => {
  const bodies: string[] = [];
  twilio.exchange.transport.serve('app.example.com', async ({ body }) => {
    bodies.push(body);
    return { status: 200, headers: {}, body: Buffer.from('') };
  });
  await sendgridClient(twilio).request({
    method: 'POST',
    url: '/v3/user/webhooks/event/settings',
    body: { url: 'https://app.example.com/events', delivered: true },
  });
  await sendMail();
  await twilio.passes('1 minute');
  const event = twilio.exchange.timeline.list().find(({ kind }) => kind === 'webhook');
  await call('POST', `/timeline/${event?.id}/send-again`, {});
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});
