import type { Twilio } from 'twilio';
import { ProvisionError } from './provision-error';

/** What was found and done. */
export interface ProvisionedNumber {
  phoneNumber: string;
  sid: string;
  /** Names of the settings that had to be changed; empty when all was as it should be. */
  changed: string[];
}

/**
 * Points the business number at a deployed domain: calls, texts, the fallback for both, and the call
 * status. Idempotent, and the same for a live account and the local Twilio.
 * Throws {@link ProvisionError} `number_not_owned`.
 */
export async function provisionBusinessNumber({
  client,
  phoneNumber,
  domainName,
}: {
  client: Twilio;
  /** E.164; a number that the account owns. */
  phoneNumber: string;
  /** `ringback-4711-dev.twil.io` */
  domainName: string;
}): Promise<ProvisionedNumber> {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  if (!number) {
    throw new ProvisionError(
      'number_not_owned',
      `This account does not own ${phoneNumber}. Buy it in the Twilio console, or set ` +
        'BUSINESS_PHONE_NUMBER to a number of the account.',
    );
  }
  const wanted = settingsFor(domainName);
  const current = new Map<string, unknown>(Object.entries(number));
  const changed = Object.entries(wanted)
    .filter(([name, value]) => current.get(name) !== value)
    .map(([name]) => name);
  if (changed.length > 0) await client.incomingPhoneNumbers(number.sid).update(wanted);
  return { phoneNumber, sid: number.sid, changed };
}

/** Where a number of this deployment points, named as the SDK names it. */
export function settingsFor(domainName: string) {
  const url = (path: string): string => `https://${domainName}${path}`;
  return {
    voiceUrl: url('/voice/incoming'),
    voiceMethod: 'POST',
    voiceFallbackUrl: url('/system/fallback'),
    voiceFallbackMethod: 'POST',
    statusCallback: url('/voice/status'),
    statusCallbackMethod: 'POST',
    smsUrl: url('/messaging/incoming'),
    smsMethod: 'POST',
    smsFallbackUrl: url('/system/fallback'),
    smsFallbackMethod: 'POST',
  };
}
