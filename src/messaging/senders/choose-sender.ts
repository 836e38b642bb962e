import { countryOfNumber } from '../../platform/country-of-number';
import { isReachablePhoneNumber } from '../../platform/phone-numbers';
import type { Channel } from '../channel';
import { isWithinWindow } from '../consent/consent';
import type { Purpose } from '../purpose';
import { india } from './india';
import type { Sender } from './sender';
import type { Contacts } from './sender-store';

/** What a message comes from, or why nothing of ours can send it. */
export type SenderChoice =
  | {
      kind: 'sender';
      sender: Sender;
      /** ISO 3166-1 alpha-2 of the recipient; undefined for e-mail. */
      country: string | undefined;
      /** On WhatsApp: whether we may write freely, or need a registered template (63016). */
      window: 'open' | 'closed' | 'none-needed';
    }
  | { kind: 'refused'; code: SenderRefusal; reason: string };

export type SenderRefusal =
  | 'number_unusable'
  | 'own_number'
  | 'country_unknown'
  | 'landline'
  | 'no_email_address'
  | 'no_sender'
  | 'no_media_sender'
  | 'india_not_registered';

/**
 * Countries whose networks take no names as senders, and those that take registered ones alone, which
 * a sender must therefore name. Twilio: "International support for Alphanumeric Sender ID".
 */
const withoutNames: ReadonlySet<string> = new Set(
  'AR AS BR CA CL CN CO GU KR MP MX PR US VI'.split(' '),
);
const withRegisteredNames: ReadonlySet<string> = new Set(
  [india].concat('AE EG KW PH SA SG TR VN'.split(' ')),
);
/** Twilio: "MMS" is for these; elsewhere it becomes a text with a link, which is not what was asked. */
const withMms: ReadonlySet<string> = new Set(['US', 'CA', 'PR', 'VI']);
/** Of two that serve alike: the one to which people can answer, and the faster one. */
const preference: ReadonlyArray<Sender['kind']> = [
  'short-code',
  'long-code',
  'toll-free',
  'alphanumeric',
];

/**
 * Chooses the address that a message comes from: by the recipient's country, by what it can carry and
 * by purpose; among those the one that the person last wrote to, for people answer where they know us.
 *
 * @param senders all of the business's
 * @param person E.164
 * @param email the person's e-mail address, where it is known
 */
export function chooseSender({
  senders,
  contacts,
  person,
  email,
  channel,
  purpose,
  media,
  now,
}: {
  senders: readonly Sender[];
  contacts: Contacts;
  person: string;
  email?: string | undefined;
  channel: Channel;
  purpose: Purpose;
  media: 'none' | 'some';
  now: Date;
}): SenderChoice {
  const ofChannel = senders.filter((sender) => sender.channel === channel);
  const forPurpose = ofChannel.filter(
    ({ purposes }) => purposes.length === 0 || purposes.includes(purpose),
  );
  if (channel === 'email') return chooseEmailSender({ senders: forPurpose, email });
  if (!isReachablePhoneNumber(person)) {
    return refused('number_unusable', 'the number is withheld or no phone number');
  }
  if (senders.some(({ address }) => address.replace(/^whatsapp:/, '') === person)) {
    return refused('own_number', 'it is a number of the business itself');
  }
  if (channel === 'sms' && contacts.line === 'landline') {
    return refused('landline', 'texts to the number came to nobody, twice (Twilio error 30006)');
  }
  const country = countryOfNumber(person);
  if (country === undefined) {
    return refused('country_unknown', 'the number is of no country that we know');
  }
  const reaching = forPurpose.filter((sender) => servesCountry({ sender, country }));
  if (reaching.length === 0) return noSender({ country, channel });
  const able = reaching.filter((sender) => media === 'none' || carriesMedia({ sender, country }));
  const kept = contacts[channel]?.sender;
  const [sender] = able.toSorted((one, other) =>
    compare(rankOf({ sender: one, kept, country }), rankOf({ sender: other, kept, country })),
  );
  if (!sender) return refused('no_media_sender', `no ${channel} sender of ours sends files there`);
  return { kind: 'sender', sender, country, window: windowOf({ channel, contacts, now }) };
}

function chooseEmailSender({
  senders: [sender],
  email,
}: {
  senders: readonly Sender[];
  email: string | undefined;
}): SenderChoice {
  if (!sender) return refused('no_sender', 'the business sends no e-mail');
  if (email === undefined) return refused('no_email_address', 'the person has no e-mail address');
  return { kind: 'sender', sender, country: undefined, window: 'none-needed' };
}

function servesCountry({ sender, country }: { sender: Sender; country: string }): boolean {
  if (sender.countries.length > 0 && !sender.countries.includes(country)) return false;
  switch (sender.kind) {
    case 'whatsapp':
    case 'email':
      return true;
    case 'alphanumeric':
      return withRegisteredNames.has(country)
        ? sender.countries.includes(country)
        : !withoutNames.has(country);
    case 'short-code':
      // Valid in its own country alone, which therefore must be named.
      return sender.countries.length > 0;
    case 'long-code':
    case 'toll-free':
      // Nor does India let anything in from abroad that claims to be one of its numbers.
      return country !== india && !sender.address.startsWith('+91');
  }
}

function carriesMedia({ sender, country }: { sender: Sender; country: string }): boolean {
  return sender.sendsMedia && (sender.channel === 'whatsapp' || withMms.has(country));
}

/** Lower is better, the first difference decides. */
function rankOf({
  sender,
  kept,
  country,
}: {
  sender: Sender;
  kept: string | undefined;
  country: string;
}): Array<number | string> {
  return [
    sender.address === kept ? 0 : 1,
    sender.countries.includes(country) ? 0 : 1,
    sender.purposes.length > 0 ? 0 : 1,
    countryOfNumber(sender.address.replace(/^whatsapp:/, '')) === country ? 0 : 1,
    preference.indexOf(sender.kind),
    sender.address,
  ];
}

function compare(one: Array<number | string>, other: Array<number | string>): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  const [left = 0, right = 0] = [one[at], other[at]];
  return left < right ? -1 : left > right ? 1 : 0;
}

function windowOf({
  channel,
  contacts,
  now,
}: {
  channel: Channel;
  contacts: Contacts;
  now: Date;
}): 'open' | 'closed' | 'none-needed' {
  if (channel !== 'whatsapp') return 'none-needed';
  const lastWhatsAppAt = contacts.whatsapp?.lastInboundAt;
  return isWithinWindow({ lastWhatsAppAt, now }) ? 'open' : 'closed';
}

function noSender({ country, channel }: { country: string; channel: Channel }): SenderChoice {
  if (country === india && channel === 'sms') {
    return refused('india_not_registered', 'no header of ours is registered for India');
  }
  return refused('no_sender', `no ${channel} sender of ours reaches ${country} for this purpose`);
}

function refused(code: SenderRefusal, reason: string): SenderChoice {
  return { kind: 'refused', code, reason };
}
