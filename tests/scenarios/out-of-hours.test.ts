import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness({ at: '2026-11-22T11:00:00-05:00' });
});
afterAll(() => office?.close());

// The clinic opens Monday to Friday 8 to 18, Saturday 9 to 13, in New York, which is at -05:00 in
// winter and at -04:00 from 2027-03-14, 2:00, on. In the order of time, which only moves forward.
const moments: Array<[name: string, at: string, announcement: RegExp]> = [
  ['on a Sunday', '2026-11-22T12:00:00-05:00', /closed.*open tomorrow at 8/i],
  ['on a Monday before eight', '2026-11-23T07:59:00-05:00', /closed.*open today at 8/i],
  ['on Christmas Day, a Friday', '2026-12-25T11:00:00-05:00', /closed.*open tomorrow at 9/i],
  ['on a Saturday just before one', '2027-03-13T12:59:00-05:00', /press 1/i],
  [
    'in the night when clocks go forward',
    '2027-03-14T03:30:00-04:00',
    /closed.*open tomorrow at 8/i,
  ],
  // 7:30 by the new offset would be 6:30 by the old one; 8:00 would be 7:00: the wall clock counts.
  [
    'on the Monday after, at half past seven',
    '2027-03-15T07:30:00-04:00',
    /closed.*open today at 8/i,
  ],
  ['on the Monday after, at eight sharp', '2027-03-15T08:00:00-04:00', /press 1/i],
  [
    'on that Monday at six in the evening',
    '2027-03-15T18:00:00-04:00',
    /closed.*open tomorrow at 8/i,
  ],
];

test.each(moments)('a caller %s hears what holds then', async (_when, at, announcement) => {
  const { twilio, maya, business } = office;
  await twilio.exchange.clock.moveTo(Date.parse(at));

  const call = await maya.dials(business.number);
  await call.hears(announcement);
  await call.hangsUp();
  expect(await call.ends()).toBe('completed');
});

test('a caller out of hours leaves a message, and the front desk gets its text', async () => {
  const { maya, olivia, business } = office;

  const call = await maya.dials(business.number);
  await call.hears(/closed.*leave a message after the tone/is);
  await call.hears(/beep/i);
  await call.says('I need an appointment', { thenHangsUp: true });
  await olivia.receives(/maya lopez.*i need an appointment/is);
});
