import { businessNumber, openLine } from './phone-line';

const app = {
  '/voice': '<Gather numDigits="1" action="/menu"><Say>Press 1 for sales.</Say></Gather>',
  '/menu': '<Say>Goodbye.</Say><Hangup/>',
};

async function msPerCall(count: number): Promise<number> {
  const line = await openLine(app);
  const { voice, clock, state } = line.twilio.exchange;
  const startedAt = performance.now();
  const legs = Array.from({ length: count }, (_, index) =>
    voice.dial({
      from: `+1202555${String(100 + (index % 100)).padStart(4, '0')}`,
      to: businessNumber,
    }),
  );
  await clock.settled();
  for (const leg of legs) leg.press('1');
  await clock.settled();
  await clock.advance(10_000);
  const ms = (performance.now() - startedAt) / count;
  expect(legs.filter(({ status }) => status === 'completed')).toHaveLength(count);
  expect(state.calls.size).toBe(count);
  return ms;
}

test('a thousand calls at once all come through, at a cost that grows linearly', async () => {
  await msPerCall(50);
  const few = await msPerCall(200);
  const many = await msPerCall(1000);
  expect(many).toBeLessThan(few * 4 + 2);
});

test('finished calls stay readable, but not without limit', async () => {
  const line = await openLine({ '/voice': '<Reject/>' });
  const { voice, clock } = line.twilio.exchange;
  const first = voice.dial({ from: '+12025550110', to: businessNumber });
  await clock.settled();
  expect(voice.leg(first.sid)).toBe(first);
  for (let round = 0; round < 10; round += 1) {
    for (let call = 0; call < 510; call += 1)
      voice.dial({ from: '+12025550111', to: businessNumber });
    await clock.settled();
  }
  expect(voice.leg(first.sid)).toBeUndefined();
  expect(voice.legsOf('+12025550110')).toEqual([]);
  expect(voice.legsOf('+12025550111').length).toBe(5000);
});
