import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { writtenContent } from './written-content';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  buyNumber(local);
});

afterEach(() => local.close());

const api = () => sdkFor(local).content.v1;
const reminder = writtenContent({
  friendlyName: 'Reminder',
  language: 'en',
  variables: { 1: '3 pm' },
  types: { 'twilio/text': { body: 'Your visit is at {{1}} today.' } },
});

test('a template is kept as it was written, changed and deleted', async () => {
  const created = await api().contents.create(reminder);
  expect(created).toMatchObject({
    sid: expect.stringMatching(/^HX[0-9a-f]{32}$/),
    friendlyName: 'Reminder',
    language: 'en',
    variables: { 1: '3 pm' },
    types: { 'twilio/text': { body: 'Your visit is at {{1}} today.' } },
  });
  const changed = await api()
    .contents(created.sid)
    .update(writtenContent({ types: { 'twilio/text': { body: 'Visit at {{1}} today.' } } }));
  expect(changed.types).toEqual({ 'twilio/text': { body: 'Visit at {{1}} today.' } });
  expect((await api().contents.list()).map(({ sid }) => sid)).toEqual([created.sid]);
  await api().contents(created.sid).remove();
  await expect(api().contents(created.sid).fetch()).rejects.toMatchObject({ code: 20404 });
});

test.each([
  ['no type', {}, 20001],
  ['a type by the name that the SDK has for it', { twilioText: { body: 'Hi' } }, 20001],
  ['a text without its body', { 'twilio/text': {} }, 20001],
  ['something that the type has not', { 'twilio/text': { body: 'Hi', colour: 'red' } }, 20001],
  ['a button of no kind', { 'twilio/card': { title: 'x', actions: [{ type: 'X' }] } }, 20001],
  ['a text that is too long', { 'twilio/text': { body: 'x'.repeat(1601) } }, 21658],
  [
    'eleven buttons',
    {
      'twilio/quick-reply': {
        body: 'Which?',
        actions: Array.from({ length: 11 }, (_, n) => ({ title: String(n) })),
      },
    },
    21658,
  ],
])('%s is refused', async (_, types, code) => {
  await expect(api().contents.create(writtenContent({ types }))).rejects.toMatchObject({
    status: 400,
    code,
  });
  expect(await api().contents.list()).toEqual([]);
});

test('no type at all is refused in Twilio’s words', async () => {
  // github.com/twilio/twilio-node, pull request 1046
  await expect(api().contents.create(writtenContent({ types: {} }))).rejects.toMatchObject({
    message: expect.stringContaining(
      'Invalid types. At least one content type definition is required',
    ),
  });
});

test('WhatsApp approves after a minute, and says so in each list', async () => {
  const { sid } = await api().contents.create(reminder);
  const status = async () => (await api().contents(sid).approvalFetch().fetch()).whatsapp.status;
  expect(await status()).toBe('unsubmitted');
  const request = { name: 'visit_reminder', category: 'UTILITY' };
  const submitted = await api().contents(sid).approvalCreate.create(request);
  expect(submitted).toMatchObject({
    name: 'visit_reminder',
    category: 'UTILITY',
    contentType: 'twilio/text',
    status: 'received',
  });
  await local.passes('30 seconds');
  expect(await status()).toBe('pending');
  await local.passes('30 seconds');
  expect(await status()).toBe('approved');
  const [listed] = await api().contentAndApprovals.list();
  expect(listed?.approvalRequests).toMatchObject({ status: 'approved', name: 'visit_reminder' });
});

test('a template is submitted once, and then stays as it is (92009, 92010)', async () => {
  const { sid } = await api().contents.create(reminder);
  const request = { name: 'visit_reminder', category: 'UTILITY' };
  await api().contents(sid).approvalCreate.create(request);
  await expect(api().contents(sid).approvalCreate.create(request)).rejects.toMatchObject({
    code: 92009,
  });
  await expect(api().contents(sid).update(reminder)).rejects.toMatchObject({ code: 92010 });
});

test('the language of a template never changes (92010)', async () => {
  const { sid } = await api().contents.create(reminder);
  const inSpanish = { ...reminder, language: 'es' };
  await expect(api().contents(sid).update(inSpanish)).rejects.toMatchObject({ code: 92010 });
});

test('a template that breaks WhatsApp’s rules is rejected with the reason', async () => {
  const types = { 'twilio/text': { body: '{{1}}' } };
  const { sid } = await api().contents.create(writtenContent({ types, variables: { 1: 'Hi' } }));
  await api().contents(sid).approvalCreate.create({ name: 'anything', category: 'MARKETING' });
  await local.passes('1 minute');
  expect((await api().contents(sid).approvalFetch().fetch()).whatsapp).toMatchObject({
    status: 'rejected',
    rejection_reason: expect.stringContaining('start or end'),
  });
});

test.each([
  ['Visit Reminder', 'UTILITY'],
  ['visit_reminder', 'FRIENDLY'],
])('neither name %s nor category %s may be anything', async (name, category) => {
  const { sid } = await api().contents.create(reminder);
  const submitting = api().contents(sid).approvalCreate.create({ name, category });
  await expect(submitting).rejects.toMatchObject({ status: 400, code: 20001 });
});

const text = { from: ownNumber, to: '+12025550111' };

test('a template goes out by SMS too, without any approval', async () => {
  const { sid } = await api().contents.create(reminder);
  const sent = await sdkFor(local).messages.create({
    ...text,
    contentSid: sid,
    contentVariables: JSON.stringify({ 1: '4 pm' }),
  });
  expect(sent.body).toBe('Your visit is at 4 pm today.');
});

// Codes: Twilio's error dictionary and its page on 216602.
test.each([
  ['variables without a template', { body: 'Hi', contentVariables: '{"1":"x"}' }, 21654],
  ['a template that is none', { contentSid: `HX${'0'.repeat(32)}` }, 21655],
])('%s', async (_, message, code) => {
  const sending = sdkFor(local).messages.create({ ...text, ...message });
  await expect(sending).rejects.toMatchObject({ status: 400, code });
});

test.each(["{'1': 'x'}", '["x"]', '{"1": {"a": "b"}}', 'x'])(
  'variables %s are refused (21656)',
  async (contentVariables) => {
    const { sid: contentSid } = await api().contents.create(reminder);
    const sending = sdkFor(local).messages.create({ ...text, contentSid, contentVariables });
    await expect(sending).rejects.toMatchObject({ status: 400, code: 21656 });
  },
);

test.each([
  [
    'a text that became too long',
    { 'twilio/text': { body: 'Dear {{1}}' } },
    'x'.repeat(1600),
    21617,
  ],
  ['a file that is nowhere', { 'twilio/media': { media: ['{{1}}'] } }, 'here', 21620],
])('%s by its values is refused', async (_, types, value, code) => {
  const { sid: contentSid } = await api().contents.create(writtenContent({ types }));
  const contentVariables = JSON.stringify({ 1: value });
  const sending = sdkFor(local).messages.create({ ...text, contentSid, contentVariables });
  await expect(sending).rejects.toMatchObject({ status: 400, code });
});

test('what SMS cannot show is refused (216602)', async () => {
  const types = { 'twilio/quick-reply': { body: 'Which?', actions: [{ title: 'This' }] } };
  const { sid: contentSid } = await api().contents.create(writtenContent({ types }));
  await expect(sdkFor(local).messages.create({ ...text, contentSid })).rejects.toMatchObject({
    status: 400,
    code: 216602,
  });
});
