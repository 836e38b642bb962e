import type { Twilio } from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { demoPeople } from '../demo-data';

/**
 * What stands in for the outside world on a laptop: the business number is "bought" (through the
 * SDK, as in a live account), and the people of the demo get phones. Idempotent.
 */
export async function furnishLocalWorld({
  twilio,
  client,
  businessNumber,
}: {
  twilio: LocalTwilio;
  client: Twilio;
  /** E.164 */
  businessNumber: string;
}): Promise<void> {
  const owned = await client.incomingPhoneNumbers.list({ phoneNumber: businessNumber, limit: 1 });
  if (owned.length === 0) {
    await client.incomingPhoneNumbers.create({
      phoneNumber: businessNumber,
      friendlyName: 'Northside Clinic',
    });
  }
  for (const { phoneNumber, ...about } of demoPeople) twilio.person(phoneNumber, about);
}
