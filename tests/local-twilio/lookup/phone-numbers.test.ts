import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { buyNumber } from '../own-number';
import { basic, requestOf } from '../request';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeAll(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  buyNumber(local);
  local.person('+12025550111', { name: 'Maya' });
  local.person('+12025550112', { name: 'Otto', texts: 'landline' });
  local.person('+447700900123', { name: 'Nia' });
  local.exchange.state.phones.update('+447700900123', {
    line: 'nonFixedVoip',
    pumpingRisk: 'high',
  });
});

afterAll(() => local.close());

const look = (number: string, about: { fields?: string; countryCode?: string } = {}) =>
  sdkFor(local).lookups.v2.phoneNumbers(number).fetch(about);

test('a number comes back in both forms', async () => {
  expect(await look('+12025550111')).toMatchObject({
    callingCountryCode: '1',
    countryCode: 'US',
    phoneNumber: '+12025550111',
    nationalFormat: '(202) 555-0111',
    valid: true,
    validationErrors: [],
    lineTypeIntelligence: null,
    url: 'https://lookups.twilio.com/v2/PhoneNumbers/+12025550111',
  });
});

test('a national number belongs to the country that is named, North America by default', async () => {
  expect((await look('(202) 555-0111')).phoneNumber).toBe('+12025550111');
  const british = await look('020 7946 0123', { countryCode: 'GB' });
  expect(british).toMatchObject({ phoneNumber: '+442079460123', countryCode: 'GB', valid: true });
});

test('a phone that exists here has a valid number, although it is kept for fiction', async () => {
  expect(await look('+447700900123')).toMatchObject({ valid: true, countryCode: 'GB' });
  expect(await look('+447700900124')).toMatchObject({
    valid: false,
    validationErrors: ['INVALID_BUT_POSSIBLE'],
  });
});

// The values are Twilio's "Validation errors property values".
test.each([
  ['+1202555', 'TOO_SHORT'],
  ['+1202555011199', 'TOO_LONG'],
  ['+9991234567', 'INVALID_COUNTRY_CODE'],
  ['hello', 'NOT_A_NUMBER'],
])('%s is no number: %s', async (number, error) => {
  const lookup = await look(number);
  expect(lookup).toMatchObject({ valid: false, validationErrors: [error], countryCode: null });
});

test.each([
  ['+12025550111', 'mobile'],
  ['+12025550112', 'landline'],
  ['+12025550100', 'nonFixedVoip'],
  ['+447700900123', 'nonFixedVoip'],
  ['+18005550199', 'tollFree'],
])('the line of %s is %s', async (number, type) => {
  const { lineTypeIntelligence } = await look(number, { fields: 'line_type_intelligence' });
  expect(lineTypeIntelligence).toMatchObject({ type, errorCode: null });
});

test('a Canadian line type needs an approval (60601)', async () => {
  const { lineTypeIntelligence } = await look('+15145550123', { fields: 'line_type_intelligence' });
  expect(lineTypeIntelligence).toMatchObject({ type: null, errorCode: 60601 });
});

test('fields are asked for together; the rest stays null', async () => {
  const lookup = await look('+12025550111', { fields: 'caller_name, sms_pumping_risk' });
  expect(lookup.callerName).toEqual({
    callerName: 'Maya',
    callerType: 'CONSUMER',
    errorCode: null,
  });
  expect(lookup.smsPumpingRisk).toMatchObject({
    carrierRiskCategory: 'low',
    numberBlocked: false,
    errorCode: null,
  });
  expect(lookup.lineTypeIntelligence).toBeNull();
});

test('a phone may be known for SMS pumping; only Americans have a caller name', async () => {
  const lookup = await look('+447700900123', { fields: 'caller_name,sms_pumping_risk' });
  expect(lookup.smsPumpingRisk).toMatchObject({
    carrierRiskCategory: 'high',
    numberBlocked: true,
  });
  expect(lookup.smsPumpingRisk.smsPumpingRiskScore).toBeGreaterThanOrEqual(90);
  expect(lookup.callerName).toMatchObject({ callerName: null, errorCode: 60607 });
});

test('a field that is not covered says so, one that Twilio has not is refused', async () => {
  await expect(look('+12025550111', { fields: 'sim_swap' })).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('sim_swap'),
  });
  await expect(look('+12025550111', { fields: 'mood' })).rejects.toMatchObject({ status: 400 });
});

test('nobody looks up without credentials', async () => {
  const { status } = await requestOf(local, 'https://lookups.twilio.com/v2/PhoneNumbers/+1202555', {
    authorization: basic(local.accounts.live.sid, 'wrong'),
  });
  expect(status).toBe(401);
});
