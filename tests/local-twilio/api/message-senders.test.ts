import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { registrationSid } from '../../../local-twilio/state/messaging-records';
import { leaseShortCode } from '../messaging-product';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio();
  buyNumber(local);
  leaseShortCode(local, '22395');
});
afterEach(() => local.close());

const us = '+12025550147';
const uk = '+447700900123';
// No Indian number begins with 0.
const india = '+910000000000';

function send(change: object) {
  return sdkFor(local).messages.create({ from: ownNumber, to: us, body: 'Hi', ...change });
}

test.each([
  ['a short code in its country', { from: '22395' }],
  ['a name where names are taken', { from: 'Clinic', to: uk }],
  ['a name with all that it may have', { from: 'A1 -+_&', to: uk }],
])('%s', async (_, change: { from: string; to?: string }) => {
  expect(await send(change)).toMatchObject({ status: 'queued', from: change.from });
  await local.passes('5 seconds');
  const received = local.person(change.to ?? us).unread();
  expect(received.map(({ from }) => from)).toEqual([change.from]);
});

// Source: Twilio errors 21606 ("short codes … in the same country"), 21657, 21612, 21910, 21212.
test.each([
  ['a short code abroad', { from: '22395', to: uk }, 21606],
  ['a short code of somebody else', { from: '22396' }, 21606],
  ['a name in the US', { from: 'Clinic' }, 21657],
  ['a name that is not registered', { from: 'CLINIC', to: india }, 21657],
  [
    'a name with a picture',
    { from: 'Clinic', to: uk, mediaUrl: ['https://a.example.com/a.png'] },
    21612,
  ],
  ['a name on WhatsApp', { from: 'Clinic', to: `whatsapp:${uk}` }, 21910],
  ['a short code on WhatsApp', { from: '22395', to: `whatsapp:${us}` }, 21910],
  ['a name of twelve letters', { from: 'Northside Cl', to: uk }, 21212],
  ['a name with a sign', { from: 'Clinic!', to: uk }, 21212],
])('%s is refused', async (_, change, code) => {
  await expect(send(change)).rejects.toMatchObject({ status: 400, code });
  expect(local.exchange.state.messages.size).toBe(0);
});

test('a name that is registered there', async () => {
  const registration = { country: 'IN', name: 'CLINIC' };
  const sid = registrationSid(registration);
  local.exchange.state.senderRegistrations.insert({ sid, ...registration });
  expect((await send({ from: 'CLINIC', to: india })).status).toBe('queued');
});

test('the older error for a name can be chosen', async () => {
  local.exchange.messaging.behaviour.alphanumericRefusal = 21612;
  await expect(send({ from: 'Clinic' })).rejects.toMatchObject({
    code: 21612,
    message: `Message cannot be sent with the current combination of 'To' (${us}) and/or 'From' (Clinic) parameters`,
  });
});

test('a number that cannot text, or only without pictures', async () => {
  const { numbers } = local.exchange.state;
  const sid = numbers.with(ownNumber)?.sid ?? '';
  const mediaUrl = ['https://app.example.com/a.png'];
  numbers.update(sid, { capabilities: { mms: false } });
  await expect(send({ mediaUrl })).rejects.toMatchObject({ code: 21606 });
  expect((await send({})).status).toBe('queued');
  numbers.update(sid, { capabilities: { sms: false } });
  await expect(send({})).rejects.toMatchObject({ code: 21606 });
  const shown = await sdkFor(local).incomingPhoneNumbers(sid).fetch();
  expect(shown.capabilities).toMatchObject({ sms: false, mms: true, voice: true });
});
