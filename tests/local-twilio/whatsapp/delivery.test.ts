import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import type { TextBehaviour, WhatsAppBehaviour } from '../../../local-twilio/state/phone-records';
import { clinic, maya, openClinic } from './clinic-on-whatsapp';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
  await open.phone.texts(clinic, 'Hello', { from: maya });
});

afterEach(() => local.close());

const behaves = (change: { whatsapp?: WhatsAppBehaviour; texts?: TextBehaviour }) =>
  local.exchange.state.phones.update(open.phone.number, change);
const statuses = () => open.reports().map(({ MessageStatus }) => MessageStatus);

test.each<[WhatsAppBehaviour, string[], number | null]>([
  ['reads', ['queued', 'sending', 'sent', 'delivered', 'read'], null],
  ['leaves-unread', ['queued', 'sending', 'sent', 'delivered'], null],
  ['unreachable', ['queued', 'sending', 'sent'], null],
  ['has-none', ['queued', 'undelivered'], 63024],
  [{ refusedWith: 63032 }, ['queued', 'sending', 'sent', 'undelivered'], 63032],
])('WhatsApp of somebody who %j', async (whatsapp, expected, errorCode) => {
  behaves({ whatsapp });
  const message = await open.sends({ body: 'Hello Maya' });
  expect(statuses()).toEqual(expected);
  expect(message.errorCode).toBe(errorCode);
});

test('what becomes of SMS to a phone says nothing about its WhatsApp', async () => {
  behaves({ texts: 'landline' });
  expect((await open.sends({ body: 'Hello Maya' })).status).toBe('read');
});

test('she reads when she opens it, and is reported to have read once', async () => {
  open.phone.leavesWhatsAppUnread();
  const message = await open.sends({ body: 'Hello Maya' });
  expect(message.status).toBe('delivered');
  await open.phone.reads();
  await open.phone.reads();
  expect(statuses().filter((status) => status === 'read')).toHaveLength(1);
  expect(open.reports().at(-1)).toMatchObject({ MessageSid: message.sid, EventType: 'READ' });
});

test('read early, it is not read again by itself', async () => {
  await open.queues({ body: 'Hello Maya' });
  await local.passes('1 second');
  expect(statuses().at(-1)).toBe('delivered');
  await open.phone.reads();
  await local.passes('1 minute');
  expect(statuses().filter((status) => status === 'read')).toHaveLength(1);
});
