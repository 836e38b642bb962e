import { createLocalTwilio, type LocalTwilio } from '../../../../local-twilio/local-twilio';
import { chooseSender } from '../../../../local-twilio/messaging/senders/choose-sender';
import { registrationSid } from '../../../../local-twilio/state/messaging-records';
import { createService } from '../../messaging-product';

let local: LocalTwilio;
beforeEach(async () => {
  local = await createLocalTwilio();
});
afterEach(() => local.close());

const us = '+12025550147';
const uk = '+447700900123';
// No Indian number begins with 0.
const india = '+910000000000';

// Source: Twilio "Messaging Services: sender selection"; error 21703 for what reaches nobody.
test.each([
  ['a number of the country', us, ['+447700900100', '+12025550100'], '+12025550100'],
  ['a number of the country', uk, ['+12025550100', '+447700900100'], '+447700900100'],
  ['any number abroad', uk, ['+12025550100'], '+12025550100'],
  ['no foreign number in the US', us, ['+447700900100'], undefined],
  ['the area code', us, ['+13035550100', '+12025550100'], '+12025550100'],
  ['a short code of the country', us, ['+12025550100', '22395'], '22395'],
  ['no short code abroad', uk, ['22395', '+12025550100'], '+12025550100'],
  ['a name where it is taken', uk, ['+447700900100', 'Clinic'], 'Clinic'],
  ['no name in the US', us, ['Clinic', '+12025550100'], '+12025550100'],
  ['no name that is not registered', india, ['Clinic', '+12025550100'], '+12025550100'],
  ['a number on WhatsApp', `whatsapp:${uk}`, ['Clinic', '+12025550100'], 'whatsapp:+12025550100'],
])('%s: to %s by %j', async (_, to, senders, expected) => {
  const messagingServiceSid = await createService(local, { senders });
  const choice = chooseSender({ messagingServiceSid, to, numMedia: 0 }, local.exchange);
  expect(choice).toBe(expected);
});

test('a name that is registered is taken', async () => {
  const registration = { country: 'IN', name: 'CLINIC' };
  local.exchange.state.senderRegistrations.insert({
    sid: registrationSid(registration),
    ...registration,
  });
  const messagingServiceSid = await createService(local, { senders: ['CLINIC', '+12025550100'] });
  const message = { messagingServiceSid, to: india, numMedia: 0 };
  expect(chooseSender(message, local.exchange)).toBe('CLINIC');
  expect(chooseSender({ ...message, numMedia: 1 }, local.exchange)).toBe('+12025550100');
});

test('a number without MMS carries no pictures', async () => {
  const messagingServiceSid = await createService(local, {
    senders: ['+12025550100', '+13035550100'],
  });
  const number = local.exchange.state.numbers.with('+12025550100');
  local.exchange.state.numbers.update(number?.sid ?? '', { capabilities: { mms: false } });
  const message = { messagingServiceSid, to: us, numMedia: 1 };
  expect(chooseSender(message, local.exchange)).toBe('+13035550100');
  expect(chooseSender({ ...message, numMedia: 0 }, local.exchange)).toBe('+12025550100');
});
