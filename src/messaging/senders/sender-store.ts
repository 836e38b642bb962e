import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import { isTollFree } from '../../platform/phone-numbers';
import { type Channel, channelOfAddress } from '../channel';
import { type Sender, usualMessagesPerSecond } from './sender';

/** Which of our addresses a person last wrote to on each channel, and when. */
export type Contacts = Partial<Record<Channel, { sender: string; lastInboundAt: Date }>>;

/**
 * All addresses of a business. Before it is provisioned there is one: its phone number, for texts.
 */
export async function sendersOf({
  queries,
  business,
}: {
  queries: Queries;
  business: Pick<Business, 'id' | 'phoneNumber'>;
}): Promise<Sender[]> {
  const rows = await queries
    .selectFrom('senders')
    .select([
      'channel',
      'address',
      'kind',
      'countries',
      'purposes',
      'sends_media',
      'messages_per_second',
      'messaging_service_sid',
      'dlt_entity_id',
    ])
    .where('business_id', '=', business.id)
    .execute();
  const senders = rows.map((row) => ({
    channel: row.channel,
    address: row.address,
    kind: row.kind,
    countries: row.countries,
    purposes: row.purposes,
    sendsMedia: row.sends_media,
    messagesPerSecond: Number(row.messages_per_second),
    messagingServiceSid: row.messaging_service_sid ?? undefined,
    dltEntityId: row.dlt_entity_id ?? undefined,
  }));
  const hasSms = senders.some(({ channel }) => channel === 'sms');
  return hasSms ? senders : [phoneSender(business.phoneNumber), ...senders];
}

/** The sender that a phone number is by itself. */
export function phoneSender(phoneNumber: string): Sender {
  const kind = isTollFree(phoneNumber) ? 'toll-free' : 'long-code';
  return {
    channel: 'sms',
    address: phoneNumber,
    kind,
    countries: [],
    purposes: [],
    sendsMedia: phoneNumber.startsWith('+1'),
    messagesPerSecond: usualMessagesPerSecond[kind],
    messagingServiceSid: undefined,
    dltEntityId: undefined,
  };
}

/**
 * Where each of these people last wrote to us.
 * @param people E.164
 */
export async function contactsOf({
  queries,
  business,
  people,
}: {
  queries: Queries;
  business: Pick<Business, 'id'>;
  people: readonly string[];
}): Promise<Map<string, Contacts>> {
  const contacts = new Map<string, Contacts>(people.map((person) => [person, {}]));
  if (people.length === 0) return contacts;
  const rows = await queries
    .selectFrom('contacts')
    .select(['customer_address', 'sender', 'last_inbound_at'])
    .where('customer_address', 'in', [...contacts.keys()].flatMap(addressesOf))
    .where('business_id', '=', business.id)
    .execute();
  for (const row of rows) {
    const channel = channelOfAddress(row.customer_address);
    const person = row.customer_address.replace(/^whatsapp:/, '');
    const known = contacts.get(person);
    if (known) known[channel] = { sender: row.sender, lastInboundAt: row.last_inbound_at };
  }
  return contacts;
}

function addressesOf(person: string): string[] {
  return [person, `whatsapp:${person}`];
}
