import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { clinic, maya, openClinic } from './clinic-on-whatsapp';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
});

afterEach(() => local.close());

const question = {
  'twilio/quick-reply': {
    body: 'Will you come at {{1}} today?',
    actions: [
      { title: 'I will come', id: 'confirm:{{1}}' },
      { title: 'Another time', id: 'move' },
    ],
  },
};
const variables = { 1: '3 pm' };

// Twilio "Twilio's request to your incoming message webhook URL"; as recorded from Twilio.
test('a button of an approved template comes in with its text, its payload and its message', async () => {
  const contentSid = await open.writes(question, { variables });
  await local.passes('1 minute');
  const sent = await open.sends({ contentSid });
  await open.phone.presses('i will come');

  expect(open.heard()).toMatchObject({
    From: maya,
    To: clinic,
    Body: 'I will come',
    ButtonText: 'I will come',
    ButtonPayload: 'confirm:3 pm',
    MessageType: 'button',
    ProfileName: 'Maya',
    WaId: '12025550111',
    OriginalRepliedMessageSender: clinic,
    OriginalRepliedMessageSid: sent.sid,
  });
  const metadata: unknown = JSON.parse(open.heard()?.ChannelMetadata ?? '');
  expect(metadata).toMatchObject({
    type: 'whatsapp',
    data: { context: { ProfileName: 'Maya', WaId: '12025550111', ButtonText: 'I will come' } },
  });
});

test('a button within the conversation is interactive, and opens the window anew', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  const contentSid = await open.writes(question, { variables, review: 'left out' });
  await open.sends({ contentSid });
  await local.passes('23 hours');
  await open.phone.presses('Another time');
  expect(open.heard()).toMatchObject({ MessageType: 'interactive', ButtonPayload: 'move' });
  await local.passes('23 hours');
  expect((await open.sends({ body: 'When then?' })).status).toBe('read');
});

test('an item of a list comes in as ListTitle and ListId', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  const list = {
    'twilio/list-picker': {
      body: 'When?',
      button: 'Choose',
      items: [{ id: 'am', item: 'Morning' }],
    },
  };
  await open.sends({ contentSid: await open.writes(list, { review: 'left out' }) });
  await open.phone.presses('Morning');
  expect(open.heard()).toMatchObject({ Body: 'Morning', ListTitle: 'Morning', ListId: 'am' });
});

test('a button that is on no message cannot be pressed', async () => {
  await expect(open.phone.presses('I will come')).rejects.toThrow(/No message there has buttons/);
  await open.phone.texts(clinic, 'Hello', { from: maya });
  await open.sends({ contentSid: await open.writes(question, { variables }) });
  await expect(open.phone.presses('Never')).rejects.toThrow(
    /no button "Never".*I will come, Another time/,
  );
});

test('four buttons need an approval, also in the conversation (63005)', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  const actions = ['A', 'B', 'C', 'D'].map((title) => ({ title }));
  const four = { 'twilio/quick-reply': { body: 'Which one?', actions } };
  const contentSid = await open.writes(four);
  expect(await open.sends({ contentSid })).toMatchObject({ errorCode: 63005 });
  await local.passes('1 minute');
  expect((await open.sends({ contentSid })).status).toBe('read');
});

test('a plain message says who wrote and what kind it is', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  expect(open.heard()).toMatchObject({ MessageType: 'text', ProfileName: 'Maya', NumMedia: '0' });
  expect(open.heard()).not.toHaveProperty('ButtonText');
  expect(open.heard()).not.toHaveProperty('FromCountry');
});

test.each([
  ['image/jpeg', 'image'],
  ['audio/ogg', 'audio'],
  ['video/mp4', 'video'],
  ['application/pdf', 'document'],
])('a file of %s is a message of type %s', async (contentType, type) => {
  const media = [{ contentType, bytes: Buffer.from('file') }];
  await open.phone.texts(clinic, '', { from: maya, media });
  expect(open.heard()).toMatchObject({ MessageType: type, MediaContentType0: contentType });
});
