import { pricesIn } from '../../../local-twilio/pricing/country-prices';
import { type PricedMessage, priceOf } from '../../../local-twilio/pricing/price-of';

const sms: PricedMessage = {
  direction: 'outbound-api',
  status: 'delivered',
  from: '+12025550100',
  to: '+12025550111',
  numSegments: 1,
  numMedia: 0,
};
const us = pricesIn('US')?.outbound.sms ?? 0;
const uk = pricesIn('GB')?.outbound.sms ?? 0;

test.each([
  ['one segment', {}, us],
  ['three segments', { numSegments: 3 }, us * 3],
  ['a text that did not arrive', { status: 'undelivered' }, us],
  ['a text to a number of the range kept for British fiction', { to: '+447700900123' }, uk],
  ['a picture, however long its text is', { numMedia: 1, numSegments: 4 }, 0.022],
  ['a text that came in', { direction: 'inbound', status: 'received', to: '+12025550100' }, 0.0083],
  ['a WhatsApp message', { to: 'whatsapp:+447700900123', numMedia: 1 }, 0.005],
] as const)('%s', (_, about, dollars) => {
  // Twilio's Message resource: negative, five decimals ("-0.00750").
  expect(priceOf({ ...sms, ...about })).toBe(`-${dollars.toFixed(5)}`);
});

test.each([
  ['a text that was not sent yet', { status: 'queued' }],
  ['a scheduled text', { status: 'scheduled' }],
  ['a text that failed', { status: 'failed' }],
  ['a country without prices', { to: '+6741234567' }],
  ['a picture to where none can be sent', { to: '+4915112345678', numMedia: 1 }],
] as const)('%s has no price', (_, about) => {
  expect(priceOf({ ...sms, ...about })).toBeNull();
});
