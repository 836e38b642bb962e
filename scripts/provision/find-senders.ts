import type { Twilio } from 'twilio';
import { type Sender, usualMessagesPerSecond } from '../../src/messaging/senders/sender';
import { phoneSender } from '../../src/messaging/senders/sender-store';

/**
 * What the business can send from: its number, short codes and names that are in its Messaging
 * Service, its WhatsApp sender, and its e-mail address.
 *
 * @param whatsapp `look-up` asks the account which WhatsApp senders are online
 */
export async function findSenders({
  client,
  phoneNumber,
  phoneNumberSid,
  messagingServiceSid,
  emailAddress,
  whatsapp,
}: {
  client: Twilio;
  /** E.164 */
  phoneNumber: string;
  /** `PN…` */
  phoneNumberSid: string;
  /** `MG…` */
  messagingServiceSid: string;
  emailAddress: string | undefined;
  whatsapp: 'look-up' | 'enabled';
}): Promise<Sender[]> {
  const { capabilities } = await client.incomingPhoneNumbers(phoneNumberSid).fetch();
  const number: Sender = {
    ...phoneSender(phoneNumber),
    sendsMedia: capabilities.mms,
    messagingServiceSid,
  };
  const service = client.messaging.v1.services(messagingServiceSid);
  const shortCodes = (await service.shortCodes.list()).map(({ shortCode, countryCode }) =>
    senderOf({
      kind: 'short-code',
      address: shortCode,
      countries: [countryCode],
      messagingServiceSid,
    }),
  );
  const names = (await service.alphaSenders.list()).map(({ alphaSender }) =>
    senderOf({ kind: 'alphanumeric', address: alphaSender, countries: [], messagingServiceSid }),
  );
  const address = `whatsapp:${phoneNumber}`;
  const hasWhatsApp = whatsapp === 'enabled' || (await isOnline({ client, address }));
  return [
    number,
    ...shortCodes,
    ...names,
    ...(hasWhatsApp ? [senderOf({ kind: 'whatsapp', address, countries: [] })] : []),
    ...(emailAddress ? [senderOf({ kind: 'email', address: emailAddress, countries: [] })] : []),
  ];
}

/** Twilio: "Senders API", which lists the WhatsApp senders of an account. */
async function isOnline({
  client,
  address,
}: {
  client: Twilio;
  address: string;
}): Promise<boolean> {
  const senders = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp' });
  return senders.some(({ senderId, status }) => senderId === address && status === 'ONLINE');
}

function senderOf({
  kind,
  address,
  countries,
  messagingServiceSid,
}: {
  kind: 'short-code' | 'alphanumeric' | 'whatsapp' | 'email';
  address: string;
  countries: string[];
  messagingServiceSid?: string;
}): Sender {
  return {
    channel: kind === 'whatsapp' || kind === 'email' ? kind : 'sms',
    address,
    kind,
    countries,
    purposes: [],
    sendsMedia: kind === 'whatsapp',
    messagesPerSecond: usualMessagesPerSecond[kind],
    messagingServiceSid,
    dltEntityId: undefined,
  };
}
