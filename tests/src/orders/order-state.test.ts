import fc from 'fast-check';
import {
  type Happening,
  type OrderStatus,
  orderEvents,
  outcomeOf,
} from '../../../src/orders/order-state';

const now = new Date('2026-11-20T15:00:00Z');

function at(event: OrderStatus, time: string): Happening {
  return { event, occurredAt: new Date(`2026-11-${time}:00Z`) };
}

test.each<[string, Happening | undefined, Happening, ReturnType<typeof outcomeOf>]>([
  ['the first event is news', undefined, at('confirmed', '20T14:00'), 'texted'],
  ['a first event may be any', undefined, at('shipped', '20T14:00'), 'texted'],
  ['a later event is news', at('confirmed', '20T12:00'), at('shipped', '20T14:00'), 'texted'],
  ['an earlier event comes late', at('shipped', '20T14:00'), at('confirmed', '20T12:00'), 'late'],
  [
    'time decides, not the usual order',
    at('delivered', '20T12:00'),
    at('delayed', '20T13:00'),
    'texted',
  ],
  [
    'at the same instant the usual order decides',
    at('shipped', '20T14:00'),
    at('confirmed', '20T14:00'),
    'late',
  ],
  [
    'at the same instant the further event counts',
    at('confirmed', '20T14:00'),
    at('shipped', '20T14:00'),
    'texted',
  ],
  [
    'the same event again at the same instant is told again',
    at('delayed', '20T14:00'),
    at('delayed', '20T14:00'),
    'texted',
  ],
  ['what happened 24 hours ago is news', undefined, at('delivered', '19T15:00'), 'texted'],
  ['what happened longer ago is none', undefined, at('delivered', '19T14:59'), 'old'],
  ['late goes before old', at('delivered', '18T15:00'), at('shipped', '17T15:00'), 'late'],
])('%s', (_name, latest, happening, outcome) => {
  expect(outcomeOf({ latest, happening, now })).toBe(outcome);
});

test('in whatever order events arrive, and however often, an order ends in the same state', () => {
  const anyHappening = fc.record({
    event: fc.constantFrom(...orderEvents),
    occurredAt: fc
      .integer({ min: 0, max: 5 })
      .map((minute) => new Date(now.getTime() - minute * 60_000)),
  });
  const endOf = (happenings: readonly Happening[]): Happening | undefined =>
    happenings.reduce<Happening | undefined>(
      (latest, happening) =>
        outcomeOf({ latest, happening, now }) === 'late' ? latest : happening,
      undefined,
    );
  fc.assert(
    fc.property(
      fc
        .array(anyHappening, { minLength: 1, maxLength: 8 })
        .chain((sent) =>
          fc.tuple(
            fc.constant(sent),
            fc.shuffledSubarray([...sent, ...sent], { minLength: sent.length * 2 }),
          ),
        ),
      ([sent, arrived]) => {
        expect(endOf(arrived)).toEqual(endOf(sent));
      },
    ),
  );
});
