import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';
import { openClinic } from './clinic-on-whatsapp';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
});

afterEach(() => local.close());

/** What the timeline and the messages still say. */
const shown = () =>
  JSON.stringify([local.exchange.timeline.list(), local.exchange.state.messages.list()]);

const question = {
  'twilio/quick-reply': {
    body: 'Dear {{1}}, will you come?',
    actions: [{ title: 'I will', id: 'yes:{{1}}' }],
  },
};

test('a redacted template says nowhere any more what it was filled in with', async () => {
  const contentSid = await open.writes(question, { variables: { 1: 'patient' } });
  await local.passes('1 minute');
  const contentVariables = JSON.stringify({ 1: 'Mrs. Secret' });
  const { sid } = await open.sends({ contentSid, contentVariables });
  expect(shown()).toContain('Mrs. Secret');
  await sdkFor(local).messages(sid).update({ body: '' });
  expect(shown()).not.toContain('Mrs. Secret');
});

test('nor does a redacted press of its button', async () => {
  const contentSid = await open.writes(question, { variables: { 1: 'patient' } });
  await local.passes('1 minute');
  const sent = await open.sends({ contentSid, contentVariables: '{"1":"Mrs. Secret"}' });
  const pressed = await open.phone.presses('I will');
  await sdkFor(local).messages(sent.sid).remove();
  expect(shown()).toContain('yes:Mrs. Secret');
  await sdkFor(local).messages(pressed.sid).update({ body: '' });
  expect(shown()).not.toContain('Mrs. Secret');
});
