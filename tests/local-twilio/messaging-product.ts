import type twilioSdk from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createSid } from '../../local-twilio/sids';
import type { ShortCode } from '../../local-twilio/state/messaging-records';
import { buyNumber } from './own-number';
import { sdkFor } from './sdk';

/** A Messaging Service with one sender of each kind, as the account has it. */
export async function insertMessagingProduct(local: LocalTwilio): Promise<Array<[string, string]>> {
  const client = sdkFor(local);
  const { sid } = await client.messaging.v1.services.create({ friendlyName: 'Reminders' });
  const number = buyNumber(local, { phoneNumber: '+12025550102' });
  await client.messaging.v1.services(sid).phoneNumbers.create({ phoneNumberSid: number.sid });
  const alpha = await client.messaging.v1
    .services(sid)
    .alphaSenders.create({ alphaSender: 'Clinic' });
  const inService = leaseShortCode(local, '22395');
  await client.messaging.v1.services(sid).shortCodes.create({ shortCodeSid: inService.sid });
  return [
    ['messaging Services', sid],
    ['messaging PhoneNumbers', number.sid],
    ['AlphaSenders', alpha.sid],
    ['ShortCodes', inService.sid],
    ['spare ShortCodes', leaseShortCode(local, '22396').sid],
  ];
}

/** Gives the account a short code of the United States. */
export function leaseShortCode(
  local: LocalTwilio,
  shortCode: string,
  about: Partial<ShortCode> = {},
): ShortCode {
  const now = local.exchange.clock.now();
  return local.exchange.state.shortCodes.insert({
    sid: createSid('SC'),
    accountSid: local.accounts.live.sid,
    shortCode,
    country: 'US',
    friendlyName: shortCode,
    sms: { url: '', method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
    dateCreated: now,
    dateUpdated: now,
    ...about,
  });
}

/** A Messaging Service with these senders: numbers that the account buys, short codes, or names. */
export async function createService(
  local: LocalTwilio,
  {
    senders,
    ...settings
  }: Omit<
    Parameters<twilioSdk.Twilio['messaging']['v1']['services']['create']>[0],
    'friendlyName'
  > & {
    senders: readonly string[];
  },
): Promise<string> {
  const services = sdkFor(local).messaging.v1.services;
  const { sid } = await services.create({ friendlyName: 'Reminders', ...settings });
  for (const sender of senders) {
    if (sender.startsWith('+')) {
      const number =
        local.exchange.state.numbers.with(sender) ?? buyNumber(local, { phoneNumber: sender });
      await services(sid).phoneNumbers.create({ phoneNumberSid: number.sid });
    } else if (/^\d+$/.test(sender)) {
      const code = leaseShortCode(local, sender);
      await services(sid).shortCodes.create({ shortCodeSid: code.sid });
    } else {
      await services(sid).alphaSenders.create({ alphaSender: sender });
    }
  }
  return sid;
}
