import type { Twilio } from 'twilio';
import { errorCodeOf } from './error-code';
import { ProvisionError } from './provision-error';

/** What was found and done. */
export interface ProvisionedService {
  sid: string;
  /** What had to be changed; empty when all was as it should be. */
  changed: string[];
}

/**
 * Makes the Messaging Service of a deployment and puts the business number into it: Message Scheduling
 * and one list of opt-outs for all senders need one. Idempotent, and the same for a live account and
 * the local Twilio. Texts to the number keep coming to the number's own URL.
 * Throws {@link ProvisionError} `number_in_other_service`.
 */
export async function provisionMessagingService({
  client,
  friendlyName,
  domainName,
  phoneNumberSid,
}: {
  client: Twilio;
  /** By which it is found again. */
  friendlyName: string;
  /** `ringback-4711-dev.twil.io` */
  domainName: string;
  /** `PN…` */
  phoneNumberSid: string;
}): Promise<ProvisionedService> {
  const wanted = {
    statusCallback: `https://${domainName}/messaging/status`,
    useInboundWebhookOnNumber: true,
  };
  const services = await client.messaging.v1.services.list();
  const found = services.find((service) => service.friendlyName === friendlyName);
  const service = found ?? (await client.messaging.v1.services.create({ friendlyName, ...wanted }));
  const current = new Map<string, unknown>(Object.entries(service));
  const changed = Object.entries(wanted)
    .filter(([name, value]) => current.get(name) !== value)
    .map(([name]) => name);
  if (changed.length > 0) await client.messaging.v1.services(service.sid).update(wanted);
  const isAdded = await addNumber({ client, serviceSid: service.sid, phoneNumberSid });
  return {
    sid: service.sid,
    changed: [...(found ? changed : ['service']), ...(isAdded ? ['number'] : [])],
  };
}

async function addNumber({
  client,
  serviceSid,
  phoneNumberSid,
}: {
  client: Twilio;
  serviceSid: string;
  phoneNumberSid: string;
}): Promise<boolean> {
  const { phoneNumbers } = client.messaging.v1.services(serviceSid);
  const members = await phoneNumbers.list();
  if (members.some(({ sid }) => sid === phoneNumberSid)) return false;
  try {
    await phoneNumbers.create({ phoneNumberSid });
    return true;
  } catch (error) {
    // Twilio: "Error 21712: Phone Number or Short Code is associated with another Messaging Service".
    if (errorCodeOf(error) !== 21712) throw error;
    throw new ProvisionError(
      'number_in_other_service',
      'BUSINESS_PHONE_NUMBER belongs to another Messaging Service. Remove it there (Twilio console, ' +
        'Messaging, Services), then run this again.',
    );
  }
}
