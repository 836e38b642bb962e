/**
 * What messages cost, in millionths of a US dollar, without discounts: for estimates and the daily
 * budget, and no quotation. Put in what your account pays (Twilio: "Pricing API", Messaging Countries)
 * before you rely on it.
 * Read in 2026-11: the US and Canada's text and MMS (0.0083, 0.022; twilio.com/sms/pricing, as quoted
 * elsewhere), Twilio's part of WhatsApp (0.005; twilio.com/whatsapp/pricing), carriers' fees (the
 * dearest carrier; Twilio help: "What are SMS and MMS carrier fees?" says where there are any). The
 * other figures have the size of Twilio's and Meta's lists.
 */
export interface CountryPrices {
  /** One segment of a text. */
  sms: number;
  /** One message with files; where there are none, they go out as links. */
  mms?: number;
  /** What carriers add to each segment or message with files. */
  carrierFee?: { sms: number; mms: number };
  /** What Meta takes for a template, by its category. */
  whatsappTemplate: Readonly<Record<'UTILITY' | 'MARKETING' | 'AUTHENTICATION', number>>;
}

/** By ISO 3166-1 alpha-2. */
export const countryPrices: Readonly<Record<string, CountryPrices>> = {
  US: {
    sms: 8_300,
    mms: 22_000,
    carrierFee: { sms: 4_500, mms: 10_000 },
    whatsappTemplate: { UTILITY: 3_400, MARKETING: 25_000, AUTHENTICATION: 3_400 },
  },
  CA: {
    sms: 8_300,
    mms: 22_000,
    carrierFee: { sms: 8_000, mms: 8_000 },
    whatsappTemplate: { UTILITY: 3_400, MARKETING: 25_000, AUTHENTICATION: 3_400 },
  },
  GB: {
    sms: 52_400,
    whatsappTemplate: { UTILITY: 22_000, MARKETING: 52_900, AUTHENTICATION: 22_000 },
  },
  ES: {
    sms: 87_300,
    whatsappTemplate: { UTILITY: 20_000, MARKETING: 61_500, AUTHENTICATION: 20_000 },
  },
  FR: {
    sms: 79_800,
    whatsappTemplate: { UTILITY: 30_000, MARKETING: 85_900, AUTHENTICATION: 30_000 },
  },
  DE: {
    sms: 99_200,
    whatsappTemplate: { UTILITY: 55_000, MARKETING: 136_500, AUTHENTICATION: 55_000 },
  },
  MX: {
    sms: 67_200,
    whatsappTemplate: { UTILITY: 8_500, MARKETING: 30_500, AUTHENTICATION: 8_500 },
  },
  IN: {
    sms: 83_200,
    whatsappTemplate: { UTILITY: 1_400, MARKETING: 11_800, AUTHENTICATION: 1_400 },
  },
  AU: {
    sms: 51_500,
    mms: 350_000,
    whatsappTemplate: { UTILITY: 11_300, MARKETING: 73_200, AUTHENTICATION: 11_300 },
  },
};

/** Where no price is known: more than most countries, so that a surprise is a pleasant one. */
export const elsewhere: CountryPrices = {
  sms: 150_000,
  mms: 350_000,
  whatsappTemplate: { UTILITY: 55_000, MARKETING: 136_500, AUTHENTICATION: 55_000 },
};

/** What Twilio takes for a WhatsApp message, wherever it goes. */
export const whatsappMessage = 5_000;

/** One e-mail: SendGrid's smallest plan by its messages. */
export const email = 400;

/** Of all amounts here, in the budget and in what is spent (ISO 4217). */
export const currency = 'USD';
