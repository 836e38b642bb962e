import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { pricesIn } from '../../../local-twilio/pricing/country-prices';
import { buyNumber, ownNumber } from '../own-number';
import { sdkFor } from '../sdk';

const mayasNumber = '+12025550111';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  buyNumber(local);
});

afterEach(() => local.close());

// Twilio's Message resource: "price: populated after the message has been sent".
test('a message has its price when it was sent, by the segment', async () => {
  const perSegment = pricesIn('US')?.outbound.sms ?? 0;
  const text = { from: ownNumber, to: mayasNumber, body: 'x'.repeat(161) };
  const { sid, price } = await sdkFor(local).messages.create(text);
  expect(price).toBeNull();
  await local.passes('5 seconds');
  const sent = await sdkFor(local).messages(sid).fetch();
  expect(sent).toMatchObject({ price: `-${(2 * perSegment).toFixed(5)}`, priceUnit: 'USD' });
});

test('a message that came in has been paid for', async () => {
  const { sid } = await local.person(mayasNumber).texts(ownNumber, 'Hello');
  expect((await sdkFor(local).messages(sid).fetch()).price).toMatch(/^-0\.\d{5}$/);
});
