import { TimerQueue } from '../../../local-twilio/clock/timer-queue';
import { Collection } from '../../../local-twilio/state/collection';
import { Timeline } from '../../../local-twilio/timeline';
import { LegRegister } from '../../../local-twilio/voice/leg-register';
import { VoiceEngine } from '../../../local-twilio/voice/voice-engine';
import { businessNumber, mayasNumber, openLine } from './phone-line';

const app = {
  '/voice': '<Gather numDigits="1" action="/menu"><Say>Press 1 for sales.</Say></Gather>',
  '/menu': '<Say>Goodbye.</Say><Hangup/>',
};

/**
 * Lets so many people call at once and press a key. Answers how much the local Twilio looked at for
 * each call: records, events, legs and timers that it went through.
 */
async function lookedAtPerCall(count: number): Promise<number> {
  const line = await openLine(app);
  const { voice, clock, state } = line.twilio.exchange;
  const work = countWork();
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
  const lookedAt = work.stop() / count;
  expect(legs.filter(({ status }) => status === 'completed')).toHaveLength(count);
  expect(state.calls.size).toBe(count);
  return lookedAt;
}

/** Counts from now on what is gone through: each look at all of something costs as much as it holds. */
function countWork(): { stop(): number } {
  let lookedAt = 0;
  const find = Collection.prototype.find;
  const spies = [
    jest.spyOn(Collection.prototype, 'list'),
    jest.spyOn(Collection.prototype, 'entries'),
    jest.spyOn(Timeline.prototype, 'list'),
    jest.spyOn(TimerQueue.prototype, 'pending'),
    jest.spyOn(LegRegister.prototype, 'atPhone'),
    jest.spyOn(VoiceEngine.prototype, 'liveLegs'),
  ];
  const found = jest.spyOn(Collection.prototype, 'find').mockImplementation(function (
    this: Collection<{ sid: string }>,
    matches,
  ) {
    return find.call(this, (record) => {
      lookedAt += 1;
      return matches(record);
    });
  });
  return {
    stop: () => {
      for (const { mock } of spies) {
        for (const { value } of mock.results) lookedAt += Array.isArray(value) ? value.length : 0;
      }
      for (const spy of [...spies, found]) spy.mockRestore();
      return lookedAt;
    },
  };
}

test('a thousand calls at once all come through, and each costs as much as one of fifty', async () => {
  const few = await lookedAtPerCall(50);
  const many = await lookedAtPerCall(1000);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThan(few + 5);
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
