import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import { isTollFree } from '../../platform/phone-numbers';
import { type Channel, channelOfAddress } from '../channel';
import { type Sender, usualMessagesPerSecond } from './sender';

/** What contact with a person has been like. */
export interface Contacts extends Partial<Record<Channel, LastInbound>> {
  /** Whether texts to the number come to nobody, as far as we know. */
  line?: 'landline';
}

/** Which of our addresses a person last wrote to on a channel, and when. */
export interface LastInbound {
  sender: string;
  lastInboundAt: Date;
}

/**
 * Twilio: "Error 30006: Landline or unreachable carrier". One may be a carrier's bad hour, two from a
 * number that never got anything and never wrote are a landline.
 */
const landlineError = 30006;
const enoughLandlineErrors = 2;

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
 * Where each of these people last wrote to us, and whose number is a landline.
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
  for (const person of await landlinesAmong({ queries, people: [...contacts.keys()] })) {
    const known = contacts.get(person);
    if (known && !known.sms) known.line = 'landline';
  }
  return contacts;
}

async function landlinesAmong({
  queries,
  people,
}: {
  queries: Queries;
  people: readonly string[];
}): Promise<string[]> {
  const rows = await queries
    .selectFrom('deliveries')
    .select('recipient')
    .where('recipient', 'in', people)
    .groupBy('recipient')
    .having(
      ({ fn }) => fn.countAll().filterWhere('error_code', '=', landlineError),
      '>=',
      enoughLandlineErrors,
    )
    .having(({ fn }) => fn.countAll().filterWhere('state', '=', 'delivered'), '=', 0)
    .execute();
  return rows.map(({ recipient }) => recipient);
}

function addressesOf(person: string): string[] {
  return [person, `whatsapp:${person}`];
}
