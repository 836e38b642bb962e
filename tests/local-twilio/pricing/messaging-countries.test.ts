import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeAll(async () => {
  local = await createLocalTwilio();
});

afterAll(() => local.close());

test('the countries with prices are listed', async () => {
  const countries = await sdkFor(local).pricing.v1.messaging.countries.list();
  expect(countries.map(({ isoCountry }) => isoCountry)).toEqual(
    expect.arrayContaining(['GB', 'IN', 'US']),
  );
});

test('a country tells what an SMS costs, out and in', async () => {
  const country = await sdkFor(local).pricing.v1.messaging.countries('us').fetch();
  expect(country).toMatchObject({ country: 'United States', isoCountry: 'US', priceUnit: 'USD' });
  // A price as Twilio writes it: dollars with decimals, as text.
  const price = expect.stringMatching(/^0\.\d{4}$/);
  expect(country.outboundSmsPrices[0]).toMatchObject({
    mcc: '310',
    prices: expect.arrayContaining([
      { base_price: price, current_price: price, number_type: 'toll free' },
    ]),
  });
  expect(country.inboundSmsPrices).toContainEqual({
    basePrice: price,
    currentPrice: price,
    numberType: 'local',
  });
});

test('a country that nobody sends to is not found', async () => {
  const fetching = sdkFor(local).pricing.v1.messaging.countries('AQ').fetch();
  await expect(fetching).rejects.toMatchObject({ status: 404, code: 20404 });
});
