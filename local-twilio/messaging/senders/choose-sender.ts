import type { Exchange } from '../../exchange';
import { countryOf } from '../../phones/geography';
import type { ServiceSender } from '../../state/messaging-records';
import type { Message } from '../../state/records';
import { parseAddress } from '../address';
import { capabilitiesOf } from './capabilities';
import { takesAlphanumeric, takesForeignNumbers } from './country-rules';

/** What a service's choice of a sender hangs on. */
export type Addressed = Pick<Message, 'messagingServiceSid' | 'to' | 'numMedia'>;

/**
 * The sender that a Messaging Service takes for a message, as `From` has it: the one that it used for
 * this recipient last (Sticky Sender), else a short code of the country, an alphanumeric sender where
 * the country takes them, a number of the country (of the same area code where there is one), or any
 * number. `undefined` (21703) when none can reach the recipient.
 * Source: Twilio "Messaging Services: sender selection", "Sticky Sender", "Area Code Geomatch".
 */
export function chooseSender(message: Addressed, exchange: Exchange): string | undefined {
  const recipient = parseAddress(message.to);
  const service = exchange.state.messagingServices.get(message.messagingServiceSid ?? '');
  if (!recipient || !service) return undefined;
  const pool = poolOf(service.sid, exchange);
  if (recipient.channel === 'whatsapp') {
    const number = pool.find(({ kind }) => kind === 'phone-number');
    return number && `whatsapp:${number.address}`;
  }
  const able = pool.filter((sender) => canReach(sender, { ...message, exchange }));
  const sticky = exchange.state.stickySenders.get(`${service.sid} ${message.to}`)?.from;
  if (service.stickySender && able.some(({ address }) => address === sticky)) return sticky;
  const home = countryOf(message.to);
  const isLocal = ({ kind, address }: ServiceSender): boolean =>
    kind === 'phone-number' && countryOf(address) === home;
  const isNear = (sender: ServiceSender): boolean =>
    service.areaCodeGeomatch &&
    home === 'US' &&
    isLocal(sender) &&
    sender.address.slice(0, 5) === message.to.slice(0, 5);
  const preferred = [
    able.filter(({ kind }) => kind === 'short-code'),
    able.filter(({ kind }) => kind === 'alphanumeric'),
    able.filter(isNear),
    able.filter(isLocal),
    able,
  ].find((senders) => senders.length > 0);
  return preferred && oneFor(message.to, preferred).address;
}

/** Keeps whom a service has sent from, for the next message to the same recipient. */
export function rememberSender(
  { messagingServiceSid, from, to }: Pick<Message, 'messagingServiceSid' | 'from' | 'to'>,
  { state }: Exchange,
): void {
  const service = state.messagingServices.get(messagingServiceSid ?? '');
  if (!service?.stickySender || from === null) return;
  const sid = `${service.sid} ${to}`;
  if (state.stickySenders.get(sid)?.from !== from) state.stickySenders.insert({ sid, from });
}

/** The senders of a service, in the order in which they were added. */
export function poolOf(serviceSid: string, { state }: Exchange): ServiceSender[] {
  return state.serviceSenders
    .list()
    .reverse()
    .filter((sender) => sender.serviceSid === serviceSid);
}

function canReach(
  sender: ServiceSender,
  { to, numMedia, exchange }: Addressed & { exchange: Exchange },
): boolean {
  const { state } = exchange;
  const country = countryOf(to);
  switch (sender.kind) {
    case 'short-code':
      return state.shortCodes.get(sender.sid)?.country === country;
    case 'alphanumeric':
      return numMedia === 0 && takesAlphanumeric(country, { name: sender.address, exchange });
    case 'phone-number': {
      const number = state.numbers.get(sender.sid);
      if (!number) return false;
      const { sms, mms } = capabilitiesOf(number);
      const isAble = numMedia > 0 ? mms : sms;
      return isAble && (takesForeignNumbers(country) || isNorthAmerican(sender.address));
    }
  }
}

function isNorthAmerican(phoneNumber: string): boolean {
  return phoneNumber.startsWith('+1');
}

/** Spreads recipients over senders that serve equally well; the same recipient gets the same one. */
function oneFor(to: string, senders: readonly ServiceSender[]): ServiceSender {
  const [first] = senders;
  if (!first) throw new RangeError('There is no sender to choose from.');
  const sum = [...to].reduce((total, character) => total + character.charCodeAt(0), 0);
  return senders[sum % senders.length] ?? first;
}
