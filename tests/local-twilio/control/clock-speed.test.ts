import type { ClockView, ErrorView } from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { callControl } from './control-client';

let twilio: LocalTwilio;
afterEach(() => twilio.close());

const clock = <View>(method: string, body?: object) =>
  callControl<View>(twilio.address, method, '/clock', body);

describe('a clock that runs', () => {
  beforeEach(async () => {
    twilio = await createLocalTwilio({ pace: 'real-time' });
  });

  test('is made faster, and goes back to real time', async () => {
    expect((await clock<ClockView>('GET')).body).toMatchObject({ pace: 'real-time', rate: 1 });
    const faster = await clock<ClockView>('POST', { rate: 60 });
    expect([faster.status, faster.body.rate]).toEqual([200, 60]);
    const machineAt = Date.now();
    const { exchange } = twilio;
    await exchange.clock.waits(6000);
    expect(Date.now() - machineAt).toBeLessThan(3000);
    const ahead = (await clock<ClockView>('GET')).body.offset;
    expect(ahead).toBeGreaterThan(3000);

    const back = await clock<ClockView>('POST', { to: 'real-time' });
    expect(back.body.rate).toBe(1);
    expect(Math.abs(back.body.offset)).toBeLessThan(1000);
  });

  test.each([0, -10, 1.5, 3601, '10'])('refuses a rate of %p', async (rate) => {
    const refused = await clock<ErrorView>('POST', { rate });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'body_invalid']);
    expect(refused.body.error.message).toContain('"rate": 10');
  });
});

test('a clock that stands still refuses a rate and says what to do', async () => {
  twilio = await createLocalTwilio();
  expect((await clock<ClockView>('GET')).body.rate).toBe(0);
  const refused = await clock<ErrorView>('POST', { rate: 10 });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'clock_stands_still']);
  expect(refused.body.error.message).toContain('{"advance": "PT1H"}');
});
