import {
  type CountryPrices,
  countryPrices,
  numberTypes,
  pricesIn,
} from '../../../pricing/country-prices';
import { notFound } from '../../errors';
import { pageWithMeta } from '../../paging';
import type { Route } from '../../route';

/** What messages cost, by country. Twilio: "Pricing API: Messaging Country resource". */
export const messagingCountries: readonly Route[] = [
  {
    operation: 'ListMessagingCountry',
    host: 'pricing',
    method: 'GET',
    path: '/v1/Messaging/Countries',
    handle: (request) => {
      const records = countryPrices.map((prices) => ({ ...prices, sid: prices.isoCountry }));
      return pageWithMeta(request, 'countries', records, presentInList);
    },
  },
  {
    operation: 'FetchMessagingCountry',
    host: 'pricing',
    method: 'GET',
    path: '/v1/Messaging/Countries/{IsoCountry}',
    handle: ({ path, url }) => {
      const prices = pricesIn((path.IsoCountry ?? '').toUpperCase());
      if (!prices) throw notFound(url.pathname);
      return { status: 200, json: presentPrices(prices) };
    },
  },
];

function presentInList({ country, isoCountry }: CountryPrices): Record<string, unknown> {
  return { country, iso_country: isoCountry, url: urlOf(isoCountry) };
}

function presentPrices(prices: CountryPrices): Record<string, unknown> {
  const { isoCountry, mobileCountryCode, outbound, inbound } = prices;
  return {
    ...presentInList(prices),
    price_unit: 'USD',
    outbound_sms_prices: [
      {
        carrier: 'Other',
        mcc: mobileCountryCode,
        mnc: '000',
        prices: numberTypes.map((type) => price(type, outbound.sms)),
      },
    ],
    inbound_sms_prices: Object.entries(inbound).map(([type, amount]) => price(type, amount)),
    url: urlOf(isoCountry),
  };
}

/** Nobody has a discount here, so both prices are the same. */
function price(numberType: string, amount: number): Record<string, unknown> {
  const text = amount.toFixed(4);
  return { base_price: text, current_price: text, number_type: numberType };
}

function urlOf(isoCountry: string): string {
  return `https://pricing.twilio.com/v1/Messaging/Countries/${isoCountry}`;
}
