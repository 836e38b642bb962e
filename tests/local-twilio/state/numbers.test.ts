import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { buyNumber, ownNumber } from '../own-number';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio();
});

afterEach(() => local.close());

test('a number is found by itself, as long as the account has it', () => {
  const { numbers } = local.exchange.state;
  expect(numbers.with(ownNumber)).toBeUndefined();
  const bought = buyNumber(local);
  expect(numbers.with(ownNumber)).toEqual(bought);
  numbers.update(bought.sid, { friendlyName: 'Sales' });
  expect(numbers.with(ownNumber)?.friendlyName).toBe('Sales');
  numbers.delete(bought.sid);
  expect(numbers.with(ownNumber)).toBeUndefined();
  buyNumber(local);
  numbers.clear();
  expect(numbers.with(ownNumber)).toBeUndefined();
});
