/**
 * What messages cost, per country. THE FIGURES ARE NO QUOTATION: they have the size of Twilio's list
 * prices (twilio.com/sms/pricing), so that budgets, estimates and bills can be tried; ask Twilio's own
 * Pricing API or the page for what an account really pays. Carriers' surcharges are left out.
 */

/** Prices of one message (MMS, WhatsApp) or one segment (SMS), in US dollars. */
export interface CountryPrices {
  /** ISO 3166-1 alpha-2. */
  isoCountry: string;
  /** As Twilio calls it. */
  country: string;
  /** Mobile country code of its networks (ITU-T E.212). */
  mobileCountryCode: string;
  outbound: { sms: number; mms: number | null };
  /** By the kind of number that receives; a kind that the country has not is left out. */
  inbound: Partial<Record<NumberType, number>>;
}

/** Twilio's Pricing API's names of the kinds of numbers. */
export const numberTypes = ['local', 'mobile', 'toll free', 'shortcode'] as const;
export type NumberType = (typeof numberTypes)[number];

/** What Twilio takes for each WhatsApp message, in and out, wherever it goes. Meta's fees are left out. */
export const whatsappMessage = 0.005;

/** Every country that has prices here, by name. */
export const countryPrices: readonly CountryPrices[] = [
  {
    isoCountry: 'AU',
    country: 'Australia',
    mobileCountryCode: '505',
    outbound: { sms: 0.0515, mms: 0.35 },
    inbound: { mobile: 0.0075 },
  },
  {
    isoCountry: 'CA',
    country: 'Canada',
    mobileCountryCode: '302',
    outbound: { sms: 0.0083, mms: 0.022 },
    inbound: { local: 0.0083, 'toll free': 0.0083, shortcode: 0.0083 },
  },
  {
    isoCountry: 'FR',
    country: 'France',
    mobileCountryCode: '208',
    outbound: { sms: 0.0798, mms: null },
    inbound: { mobile: 0.0075 },
  },
  {
    isoCountry: 'DE',
    country: 'Germany',
    mobileCountryCode: '262',
    outbound: { sms: 0.0992, mms: null },
    inbound: { mobile: 0.0075 },
  },
  {
    isoCountry: 'IN',
    country: 'India',
    mobileCountryCode: '404',
    outbound: { sms: 0.0832, mms: null },
    inbound: {},
  },
  {
    isoCountry: 'MX',
    country: 'Mexico',
    mobileCountryCode: '334',
    outbound: { sms: 0.0672, mms: null },
    inbound: { local: 0.0075, mobile: 0.0075 },
  },
  {
    isoCountry: 'ES',
    country: 'Spain',
    mobileCountryCode: '214',
    outbound: { sms: 0.0873, mms: null },
    inbound: { mobile: 0.0075 },
  },
  {
    isoCountry: 'GB',
    country: 'United Kingdom',
    mobileCountryCode: '234',
    outbound: { sms: 0.0524, mms: null },
    inbound: { mobile: 0.0075, shortcode: 0.0075 },
  },
  {
    isoCountry: 'US',
    country: 'United States',
    mobileCountryCode: '310',
    outbound: { sms: 0.0083, mms: 0.022 },
    inbound: { local: 0.0083, 'toll free': 0.0083, shortcode: 0.0083 },
  },
];

/** The prices of a country by its ISO code; `undefined` where none are known. */
export function pricesIn(isoCountry: string): CountryPrices | undefined {
  return byCode.get(isoCountry);
}

const byCode = new Map(countryPrices.map((prices) => [prices.isoCountry, prices]));
