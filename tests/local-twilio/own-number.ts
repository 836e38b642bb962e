import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createSid } from '../../local-twilio/sids';
import type { HttpMethod, IncomingPhoneNumber } from '../../local-twilio/state/records';

/** The number that the account of a test has. */
export const ownNumber = '+12025550100';

/** Gives the account a number that points nowhere yet, except where `about` says so. */
export function buyNumber(
  local: LocalTwilio,
  about: {
    phoneNumber?: string;
    smsUrl?: string;
    smsMethod?: HttpMethod;
    smsFallbackUrl?: string;
    voiceUrl?: string;
  } = {},
): IncomingPhoneNumber {
  const now = local.exchange.clock.now();
  const setting = { method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' } as const;
  return local.exchange.state.numbers.insert({
    sid: createSid('PN'),
    accountSid: local.accounts.live.sid,
    phoneNumber: about.phoneNumber ?? ownNumber,
    friendlyName: '(202) 555-0100',
    voice: { ...setting, url: about.voiceUrl ?? '' },
    sms: {
      ...setting,
      url: about.smsUrl ?? '',
      method: about.smsMethod ?? 'POST',
      fallbackUrl: about.smsFallbackUrl ?? '',
    },
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceApplicationSid: '',
    smsApplicationSid: '',
    voiceCallerIdLookup: false,
    dateCreated: now,
    dateUpdated: now,
  });
}
