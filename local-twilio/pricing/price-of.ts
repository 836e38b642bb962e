import { numberOf, parseAddress } from '../messaging/address';
import { countryOf } from '../phones/geography';
import type { Message, MessageStatus } from '../state/records';
import { type CountryPrices, pricesIn, whatsappMessage } from './country-prices';

/** What a message needs to have for a price. */
export type PricedMessage = Pick<
  Message,
  'direction' | 'status' | 'from' | 'to' | 'numSegments' | 'numMedia'
>;

/** Statuses in which nothing was charged for, yet or ever. */
const uncharged: ReadonlySet<MessageStatus> = new Set([
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'failed',
  'canceled',
  'receiving',
]);

/**
 * What was charged for a message in US dollars, as Twilio writes it: `-0.00830`, five decimals and
 * negative, for it is taken from the balance. An SMS is charged per segment, an undelivered one too.
 * `null` before it was sent, when it failed before that, and where no price is known.
 * Source: Twilio "Message resource: price" ("populated after the message has been sent").
 */
export function priceOf(message: PricedMessage): string | null {
  if (uncharged.has(message.status)) return null;
  const price = parseAddress(message.to)?.channel === 'whatsapp' ? whatsappMessage : list(message);
  return price === null ? null : `-${price.toFixed(5)}`;
}

/** The code of the currency of {@link priceOf}, as the Message resource writes it. */
export const priceUnit = 'USD';

function list(message: PricedMessage): number | null {
  const prices = pricesIn(countryOf(numberOf(message.to)));
  if (!prices) return null;
  if (message.direction === 'inbound') return inboundPrice(prices, message);
  const { sms, mms } = prices.outbound;
  return message.numMedia > 0 ? mms : sms * message.numSegments;
}

/** One of a country's kinds of numbers costs what the others do, so the first is as good as any. */
function inboundPrice({ inbound }: CountryPrices, { numSegments }: PricedMessage): number | null {
  const [perSegment] = Object.values(inbound);
  return perSegment === undefined ? null : perSegment * numSegments;
}
