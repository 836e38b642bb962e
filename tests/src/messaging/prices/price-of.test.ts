import { countryPrices as theirPrices } from '../../../../local-twilio/pricing/country-prices';
import { countryPrices } from '../../../../src/messaging/prices/country-prices';
import { estimate } from '../../../../src/messaging/prices/estimate';
import {
  describeAmount,
  describeMicros,
  describePrice,
  microsOf,
} from '../../../../src/messaging/prices/money';
import { priceOf } from '../../../../src/messaging/prices/price-of';
import { offer } from '../../../../src/messaging/templates/offer';
import { plainText } from '../../../../src/messaging/templates/plain-text';
import type { RenderedMessage } from '../../../../src/messaging/templates/render';

const american = '+12025550147';
const british = '+447700900123';
const canadian = '+14165550123';
const text: RenderedMessage = { channel: 'sms', body: 'Hello' };
const content = { sid: `HX${'0'.repeat(32)}`, variables: {} };

// Twilio's list prices (twilio.com/sms/pricing, twilio.com/whatsapp/pricing) and Meta's rate card.
test.each<[string, RenderedMessage, string, number, number]>([
  ['a text to the US: 0.0083 and the dearest carrier’s 0.0045', text, american, 0, 12_800],
  ['its segments', { channel: 'sms', body: 'a'.repeat(161) }, american, 0, 25_600],
  ['a text to the United Kingdom, without a carrier’s fee', text, british, 0, 52_400],
  ['a text to Canada, which shares +1', text, canadian, 0, 16_300],
  ['a text to a country without a price', text, '+99912345678', 0, 150_000],
  [
    'files to the US, however long the text: 0.022 and 0.01',
    { channel: 'sms', body: 'a'.repeat(400) },
    american,
    2,
    32_000,
  ],
  ['files to where there is no MMS: a text with a link', text, british, 1, 52_400],
  [
    'a WhatsApp message in a conversation: Twilio’s 0.005',
    { channel: 'whatsapp', body: 'Hi' },
    british,
    0,
    5_000,
  ],
  [
    'a WhatsApp marketing template: with Meta’s 0.0529',
    { channel: 'whatsapp', body: 'Hi', content },
    british,
    0,
    57_900,
  ],
  ['a mail', { channel: 'email', subject: 'Hi', text: 'Hi', html: 'Hi' }, american, 0, 400],
])('%s', (_what, message, to, files, micros) => {
  expect(priceOf({ message, to, template: offer, files })).toBe(micros);
});

test('prices are those that the local Twilio charges, and carriers’ fees on top', () => {
  for (const { isoCountry, outbound } of theirPrices) {
    const ours = countryPrices[isoCountry];
    expect({ isoCountry, sms: ours?.sms, mms: ours?.mms }).toEqual({
      isoCountry,
      sms: microsOf(outbound.sms),
      mms: outbound.mms === null ? undefined : microsOf(outbound.mms),
    });
  }
});

test('many are added up by country, the dearest first', async () => {
  const message = (phoneNumber: string, language: 'en' | 'es', words: string) => ({
    phoneNumber,
    language,
    variables: { business: 'Clinic', text: words },
  });
  expect(
    await estimate({
      template: offer,
      channel: 'sms',
      messages: [
        message(american, 'en', 'Hi'),
        message('+12025550148', 'es', 'áá'),
        message('+12025550149', 'en', 'a'.repeat(160)),
        message(british, 'en', 'Hi'),
      ],
    }),
  ).toEqual({
    messages: 4,
    segments: 5,
    micros: 103_600,
    countries: [
      { country: 'GB', messages: 1, segments: 1, micros: 52_400 },
      { country: 'US', messages: 3, segments: 4, micros: 51_200 },
    ],
    tooDear: 0,
  });
});

test('a message that costs more than one may is counted', async () => {
  const variables = { text: '😀'.repeat(700) };
  expect(
    await estimate({
      template: plainText,
      channel: 'sms',
      messages: [
        { phoneNumber: british, language: 'en', variables },
        { phoneNumber: american, language: 'en', variables },
      ],
    }),
  ).toMatchObject({ tooDear: 1 });
});

test('amounts are written for people and for programs', () => {
  expect(describeMicros(12_801)).toBe('$0.02');
  expect(describeMicros(1_234_560_000)).toBe('$1,234.56');
  expect(describePrice(12_800)).toBe('$0.0128');
  expect(describeAmount(12_412_345)).toEqual({ amount: '12.4123', currency: 'USD' });
});
