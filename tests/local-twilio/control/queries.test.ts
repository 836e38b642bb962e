import type { ErrorView } from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { callControl } from './control-client';

let twilio: LocalTwilio;
beforeAll(async () => {
  twilio = await createLocalTwilio();
});
afterAll(() => twilio.close());

test.each([
  ['/state?limit=-1', 'limit_invalid'],
  ['/state?limit=0', 'limit_invalid'],
  ['/state?limit=', 'limit_invalid'],
  ['/state?limit=1.5', 'limit_invalid'],
  ['/state?limit=abc', 'limit_invalid'],
  ['/timeline?after=zzz', 'after_invalid'],
  ['/timeline?after=7', 'after_invalid'],
])('%s is refused', async (path, code) => {
  const { status, body } = await callControl<ErrorView>(twilio.address, 'GET', path);
  expect([status, body.error.code]).toEqual([400, code]);
});

test.each(['/state?limit=1', '/state', '/timeline?after=000000001', '/timeline'])(
  '%s is answered',
  async (path) => {
    expect((await callControl(twilio.address, 'GET', path)).status).toBe(200);
  },
);
