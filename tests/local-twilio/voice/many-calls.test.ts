import { LegRegister } from '../../../local-twilio/voice/leg-register';
import { businessNumber, mayasNumber, openLine } from './phone-line';

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

test('a call that is over stays readable', async () => {
  const line = await openLine({ '/voice': '<Say>Goodbye.</Say>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.ends();
  const leg = line.twilio.exchange.voice.leg(call.sid);
  expect(leg).toMatchObject({ status: 'completed', isOver: true, phoneNumber: mayasNumber });
  expect(leg?.heard.map(({ text }) => text)).toEqual(['Goodbye.']);
});

test('of the calls that are over the oldest are forgotten', () => {
  const register = new LegRegister({ finishedAtMost: 2 });
  const endings: Array<() => void> = [];
  const sids = ['CA1', 'CA2', 'CA3', 'CA4'];
  for (const sid of sids) {
    const leg = { sid, phoneNumber: mayasNumber };
    register.add(leg, { onEnded: (listener) => endings.push(listener) });
  }
  const known = (): string[] => register.atPhone(mayasNumber).map(({ sid }) => sid);
  expect(known()).toEqual(sids);
  for (const end of endings.slice(1)) end();
  expect(known()).toEqual(['CA1', 'CA3', 'CA4']);
  expect(register.get('CA2')).toBeUndefined();
  expect(register.get('CA1')).toBeDefined();
});
