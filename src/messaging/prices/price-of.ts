import { countryOfNumber } from '../../platform/country-of-number';
import { segmentationOf } from '../segments';
import type { MessageTemplate } from '../templates/message-template';
import type { RenderedMessage } from '../templates/render';
import {
  type CountryPrices,
  countryPrices,
  elsewhere,
  email,
  whatsappMessage,
} from './country-prices';

/**
 * What sending a message costs, in millionths of the currency unit. An estimate that is rather too
 * high: carriers' and Meta's fees count always, also where a window makes them void.
 * @param to the person, in E.164
 * @param files how many go along; texts with files are charged by message
 */
export function priceOf({
  message,
  to,
  template,
  files = 0,
}: {
  message: RenderedMessage;
  to: string;
  template: Pick<MessageTemplate, 'whatsapp'>;
  files?: number;
}): number {
  switch (message.channel) {
    case 'email':
      return email;
    case 'whatsapp': {
      const category = message.content && template.whatsapp?.category;
      return whatsappMessage + (category ? pricesFor(to).whatsappTemplate[category] : 0);
    }
    case 'sms':
      return files > 0
        ? mmsPrice(pricesFor(to))
        : smsPrice(pricesFor(to), segmentationOf(message.body).segments);
  }
}

/**
 * The most that one message may cost, in millionths. Twilio's own MaxPrice does nothing since
 * 2024-06-03 (error 21627, "This parameter is obsolete"), so a message is priced before it is sent.
 */
export const mostPerMessage = 1_000_000;

function smsPrice({ sms, carrierFee }: CountryPrices, segments: number): number {
  return segments * (sms + (carrierFee?.sms ?? 0));
}

/** Where there is no MMS, Twilio sends a text with a link instead. Twilio: "MMS to other countries". */
function mmsPrice(prices: CountryPrices): number {
  const { mms, carrierFee } = prices;
  return mms === undefined ? smsPrice(prices, 1) : mms + (carrierFee?.mms ?? 0);
}

function pricesFor(phoneNumber: string): CountryPrices {
  return countryPrices[countryOfNumber(phoneNumber) ?? ''] ?? elsewhere;
}
