import { join } from 'node:path';
import { describeWelcome } from '../../../scripts/start/welcome';

const twilio = {
  address: 'http://127.0.0.1:4010',
  functionsUrl: 'http://127.0.0.1:4011',
  exchange: { clock: { offset: 0, now: () => 0 } },
};
const businessNumber = '+12025550100';

test.each([
  ['in the repository', join(process.cwd(), '.ringback'), '.ringback/local-twilio.json'],
  ['elsewhere', '/tmp/other', '/tmp/other/local-twilio.json'],
])('the welcome names the connection file %s, where it is', (_where, folder, path) => {
  const words = describeWelcome({ twilio, businessNumber, folder });
  expect(words).toMatch(new RegExp(`For other programs +${path}\\n`));
});

test('the welcome tells what to try', () => {
  const words = describeWelcome({ twilio, businessNumber, folder: '/tmp/other' });
  expect(words).toMatch(/press Call.*\+1 day/s);
});
