import { type Decision, decideApproval } from '../../../local-twilio/content/approval';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import { ownNumber } from '../own-number';
import { temporaryFolder } from '../temporary-folder';
import { clinic, maya, openClinic } from './clinic-on-whatsapp';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
});

afterEach(() => local.close());

const reminder = { 'twilio/text': { body: 'Your visit is at {{1}} today.' } };
const variables = { 1: '3 pm' };

test('free text outside of 24 hours is taken, and then reported as undelivered with 63016', async () => {
  const message = await open.sends({ body: 'Are you there?' });
  expect(message).toMatchObject({
    status: 'undelivered',
    errorCode: 63016,
    from: clinic,
    to: maya,
  });
  expect(open.reports().at(-1)).toMatchObject({
    MessageStatus: 'undelivered',
    ErrorCode: '63016',
    ChannelPrefix: 'whatsapp',
    ChannelToAddress: '+12025550111',
    ChannelInstallSid: expect.stringMatching(/^XE[0-9a-f]{32}$/),
    ChannelStatusMessage: expect.stringContaining('outside the allowed window'),
    StructuredMessage: 'false',
  });
  expect(open.phone.unread()).toEqual([]);
});

test('her message opens the window for 24 hours, each further one anew', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  await local.passes('23 hours');
  expect((await open.sends({ body: 'Hello Maya' })).status).toBe('read');
  await open.phone.texts(clinic, 'One more thing', { from: maya });
  await local.passes('23 hours');
  expect((await open.sends({ body: 'Go on' })).status).toBe('read');
  await local.passes('1 hour');
  expect(await open.sends({ body: 'Too late' })).toMatchObject({ errorCode: 63016 });
});

test('an SMS from the same phone opens nothing', async () => {
  await open.phone.texts(ownNumber, 'Hello');
  expect(await open.sends({ body: 'Hello Maya' })).toMatchObject({ errorCode: 63016 });
});

test('the window survives a restart', async () => {
  const folder = temporaryFolder();
  const startsAt = '2026-03-02T10:00:00-05:00';
  const first = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  await openClinic(first).phone.texts(clinic, 'Hello', { from: maya });
  await first.close();
  const second = await createLocalTwilio({ startsAt, storage: folderStorage(folder.path) });
  expect((await openClinic(second).sends({ body: 'Hello Maya' })).status).toBe('read');
  await second.close();
  folder.remove();
});

test('an approved template goes out at any time, filled in', async () => {
  const contentSid = await open.writes(reminder, { variables });
  await local.passes('1 minute');
  const message = await open.sends({ contentSid, contentVariables: '{"1":"4:30 pm"}' });
  expect(message).toMatchObject({ status: 'read', body: 'Your visit is at 4:30 pm today.' });
  expect(open.reports().at(-1)).toMatchObject({ EventType: 'READ', StructuredMessage: 'true' });
});

test('while WhatsApp still looks at a template it is as free text is', async () => {
  const contentSid = await open.writes(reminder, { variables });
  expect(await open.sends({ contentSid })).toMatchObject({ errorCode: 63016 });
  await open.phone.texts(clinic, 'Hello', { from: maya });
  expect((await open.sends({ contentSid })).status).toBe('read');
});

// Twilio's errors 63040, 63041 and 63042.
test.each<[Decision, number]>([
  ['rejected', 63040],
  ['paused', 63041],
  ['disabled', 63042],
])('a template that WhatsApp has %s ends with %i', async (decision, errorCode) => {
  const contentSid = await open.writes(reminder, { variables });
  const content = local.exchange.state.contents.get(contentSid);
  if (!content) throw new Error('The template is not kept.');
  decideApproval(content, { decision, reason: 'Too pushy' }, local.exchange);
  expect(await open.sends({ contentSid })).toMatchObject({ status: 'undelivered', errorCode });
});

test('values that WhatsApp does not take, or that are missing, are reported', async () => {
  const contentSid = await open.writes(reminder, { variables });
  const unsampled = await open.writes({ 'twilio/text': { body: 'Bring {{1}} with you.' } });
  await local.passes('1 minute');
  const send = (contentVariables: string) => open.sends({ contentSid, contentVariables });
  expect(await send('{"1":""}')).toMatchObject({ errorCode: 63013 });
  expect(await send('{"1":"3\\npm"}')).toMatchObject({ errorCode: 63013 });
  expect(await send(JSON.stringify({ 1: 'x'.repeat(1024) }))).toMatchObject({ errorCode: 63021 });
  expect(await open.sends({ contentSid: unsampled })).toMatchObject({ errorCode: 63028 });
});

test('whether a refusal is undelivered or failed, and how long a review takes, can be switched', async () => {
  const { behaviour } = local.exchange.messaging;
  behaviour.whatsappRefusal = 'failed';
  expect(await open.sends({ body: 'Hi' })).toMatchObject({ status: 'failed', errorCode: 63016 });
  behaviour.templateReviewMs = 0;
  expect(
    (await open.sends({ contentSid: await open.writes(reminder, { variables }) })).status,
  ).toBe('read');
});

test('a template that was deleted in between is not known to WhatsApp', async () => {
  const contentSid = await open.writes(reminder, { variables });
  await local.passes('1 minute');
  await open.queues({ contentSid });
  local.exchange.state.contents.delete(contentSid);
  await local.passes('5 seconds');
  expect(open.reports().at(-1)).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '63027' });
});
