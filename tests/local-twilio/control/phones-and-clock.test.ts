import type {
  ClockView,
  ErrorView,
  PhoneView,
  StateView,
} from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { callControl } from './control-client';

const number = '+12025550147';
let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00Z' });
});
afterEach(() => twilio.close());

const call = <View>(method: string, path: string, body?: object) =>
  callControl<View>(twilio.address, method, path, body);

test('a phone is added, changed, listed and removed', async () => {
  const added = await call<PhoneView>('POST', '/phones', {
    number: '+1 202 555 0147',
    name: 'Maya',
    behaviour: { calls: 'busy' },
  });
  expect(added).toEqual({
    status: 201,
    body: {
      number,
      name: 'Maya',
      role: 'customer',
      email: null,
      behaviour: {
        calls: 'busy',
        texts: 'delivers',
        whatsapp: 'reads',
        mail: 'arrives',
        line: null,
        pumpingRisk: 'low',
      },
    },
  });
  expect((await call<ErrorView>('POST', '/phones', { number, name: 'Tom' })).body.error.code).toBe(
    'phone_exists',
  );
  const changes = {
    name: 'Maya B.',
    email: 'maya@example.com',
    behaviour: { texts: 'landline', mail: 'bounces' },
  };
  const changed = await call<PhoneView>('PATCH', `/phones/${number}`, changes);
  expect(changed.body).toMatchObject({
    name: 'Maya B.',
    email: 'maya@example.com',
    behaviour: { calls: 'busy', texts: 'landline', mail: 'bounces' },
  });
  expect((await call<PhoneView[]>('GET', '/phones')).body).toEqual([changed.body]);
  expect((await call<StateView>('GET', '/state')).body.phones).toEqual([changed.body]);

  expect((await call('DELETE', `/phones/${number}`)).status).toBe(204);
  expect((await call('GET', `/phones/${number}`)).status).toBe(404);
});

test('the clock is advanced by a duration, moved to a time and never back', async () => {
  const moved = await call<ClockView>('POST', '/clock', { advance: 'PT24H' });
  expect(moved.body.now).toBe('2026-03-03T10:00:00.000Z');
  const words = await call<ClockView>('POST', '/clock', { advance: '30 minutes' });
  expect(words.body.now).toBe('2026-03-03T10:30:00.000Z');
  const set = await call<ClockView>('POST', '/clock', { now: '2026-03-04T00:00:00+01:00' });
  expect(set.body.now).toBe('2026-03-03T23:00:00.000Z');
  const back = await call<ErrorView>('POST', '/clock', { now: '2026-03-01T00:00:00Z' });
  expect([back.status, back.body.error.code]).toEqual([409, 'clock_backwards']);
  const unclear = await call<ErrorView>('POST', '/clock', { advance: 'a while' });
  expect([unclear.status, unclear.body.error.code]).toEqual([400, 'duration_invalid']);
});

test.each([
  [{ advance: 'P9999999D' }],
  [{ advance: 'P99999999999999999999D' }],
  [{ advance: 'P3654D' }],
  [{ now: '2999-01-01T00:00:00Z' }],
])('%j is further than the clock goes at once', async (movement) => {
  const before = twilio.exchange.clock.now();
  const { status, body } = await call<ErrorView>('POST', '/clock', movement);
  expect([status, body.error.code]).toEqual([400, 'duration_invalid']);
  expect(twilio.exchange.clock.now()).toBe(before);
});

test('ten years are not too far', async () => {
  const { body } = await call<ClockView>('POST', '/clock', { advance: 'P3652D' });
  expect(body.now).toBe('2036-03-01T10:00:00.000Z');
});

test('the clock jumps to what is due next, and keeps the distances when it returns to real time', async () => {
  const { clock } = twilio.exchange;
  const happened: string[] = [];
  clock.after(90_000, () => void happened.push('first'));
  clock.after(600_000, () => void happened.push('second'));
  const next = await call<ClockView>('POST', '/clock', { to: 'next-event' });
  expect(next.body.now).toBe('2026-03-02T10:01:30.000Z');
  expect(happened).toEqual(['first']);

  const real = await call<ClockView>('POST', '/clock', { to: 'real-time' });
  expect(Math.abs(Date.parse(real.body.now) - Date.now())).toBeLessThan(60_000);
  await call('POST', '/clock', { advance: 'PT8M29S' });
  expect(happened).toEqual(['first']);
  await call('POST', '/clock', { advance: 'PT1S' });
  expect(happened).toEqual(['first', 'second']);
});

test('faults are switched on, listed and off', async () => {
  const fault = { kind: 'webhook', effect: 'timeout', url: '/voice', times: 2 };
  expect((await call('POST', '/faults', fault)).status).toBe(201);
  expect((await call('GET', '/faults')).body).toEqual([fault]);
  expect((await call('DELETE', '/faults')).status).toBe(204);
  expect((await call('GET', '/faults')).body).toEqual([]);
  const unknown = await call<ErrorView>('POST', '/faults', { kind: 'api', status: 418 });
  expect([unknown.status, unknown.body.error.code]).toEqual([400, 'body_invalid']);
});

test("an error code is looked up in Twilio's dictionary", async () => {
  const { body } = await call('GET', '/errors/11200');
  expect(body).toMatchObject({ code: 11200, title: 'HTTP retrieval failure', level: 'error' });
});

test('a code about which the dictionary says nothing is explained all the same', async () => {
  for (const code of [82002, 82004, 82005, 20501, 12100]) {
    const { body } = await call<Record<string, string>>('GET', `/errors/${code}`);
    expect(body.description).toMatch(/\w{3}/);
    expect(body.solutions).toMatch(/\w{3}/);
  }
  const { body } = await call('GET', '/errors/20501');
  expect(body).toMatchObject({ title: 'Not covered by the local Twilio', source: 'local' });
});
