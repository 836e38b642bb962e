import { dispatch } from '../../../../src/messaging/dispatch';
import { withFilesLeftOut } from '../../../../src/messaging/dispatching/files-left-out';
import type { Intent } from '../../../../src/messaging/intent';
import { enqueue } from '../../../../src/messaging/outbox';
import { recordStatus } from '../../../../src/messaging/record-status';
import { fillTemplate } from '../../../../src/messaging/templates/message-template';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import { businessNumber, maya, sidOf } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();
const picture = { url: 'https://media.example.com/1', contentType: 'image/png' };

async function haveSender(sendsMedia: boolean): Promise<void> {
  const { id } = await office.app.business();
  await office.app.database
    .insertInto('senders')
    .values({
      business_id: id,
      channel: 'sms',
      address: businessNumber,
      kind: 'long-code',
      sends_media: sendsMedia,
      messages_per_second: 100,
      messaging_service_sid: null,
      dlt_entity_id: null,
      next_send_at: null,
      paused_until: null,
    })
    .execute();
}

async function want(change: Partial<Intent> = {}): Promise<void> {
  const { app } = office;
  const intent: Intent = {
    recipient: maya,
    message: fillTemplate(plainText, { text: 'It looks like this' }),
    idempotencyKey: 'ticket:1',
    purpose: 'support',
    channels: { kind: 'only', channel: 'sms' },
    media: [picture],
    ...change,
  };
  const business = await app.business();
  const now = app.clock.now();
  await enqueue({ transaction: app.database, business, intents: [intent], now });
  await dispatch(app);
}

const handedOn = () => office.sent.map(({ body, mediaUrl }) => [body, mediaUrl]);

test('where a sender carries files they go along, in one message', async () => {
  await haveSender(true);
  await want();
  expect(handedOn()).toEqual([['It looks like this', [picture.url]]]);
});

test('where none does the words go, and say so in the reader’s language', async () => {
  await haveSender(false);
  await want();
  await want({ idempotencyKey: 'ticket:2', language: 'es', media: [picture, picture] });
  expect(handedOn()).toEqual([
    ['It looks like this (1 file not sent)', undefined],
    ['It looks like this (2 archivos no enviados)', undefined],
  ]);
});

test('files that are refused are left out of one more try, and nothing else is tried again', async () => {
  await haveSender(true);
  await want();
  const { id } = await office.app.database
    .selectFrom('outbox')
    .select('id')
    .executeTakeFirstOrThrow();
  // Twilio: error 30011, "MMS not supported by the receiving phone number in this region".
  const report = { recipient: maya, outboxId: id, state: 'undelivered', errorCode: 30011 } as const;
  await recordStatus({ ...report, messageSid: sidOf('SM', 1001), attempt: 1 }, office.app);
  await recordStatus({ ...report, messageSid: sidOf('SM', 1002), attempt: 2 }, office.app);
  expect(handedOn()).toEqual([
    ['It looks like this', [picture.url]],
    ['It looks like this (1 file not sent)', undefined],
  ]);
  const row = await office.app.database.selectFrom('outbox').select('state').executeTakeFirst();
  expect(row).toEqual({ state: 'failed' });
});

test('the note fits into a text of any length, and into the HTML of a mail', () => {
  const left = { language: 'en', count: 1 } as const;
  const long = withFilesLeftOut({ ...left, message: { channel: 'sms', body: 'a'.repeat(1_600) } });
  // Twilio: error 21617, at most 1,600 characters.
  expect(long).toMatchObject({
    body: expect.stringMatching(/^a{1579}\.\.\. \(1 file not sent\)$/),
  });
  const mail = { channel: 'email', subject: 'Hello', text: 'A & B', html: '' } as const;
  expect(withFilesLeftOut({ ...left, message: mail })).toMatchObject({
    subject: 'Hello',
    text: 'A & B (1 file not sent)',
    html: expect.stringContaining('<p>A &amp; B (1 file not sent)</p>'),
  });
});

test('a registered WhatsApp template says what was registered, and a message without files stays as it is', () => {
  const content = { sid: 'HX1', variables: {} };
  const template = { channel: 'whatsapp', body: 'Hello', content } as const;
  expect(withFilesLeftOut({ message: template, language: 'en', count: 1 })).toEqual(template);
  const text = { channel: 'sms', body: 'Hello' } as const;
  expect(withFilesLeftOut({ message: text, language: 'en', count: 0 })).toEqual(text);
});
