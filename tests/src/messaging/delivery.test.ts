import fc from 'fast-check';
import {
  type Delivery,
  type DeliveryState,
  deliveryAfter,
  deliveryStates,
  isTerminal,
} from '../../../src/messaging/delivery';

function at(state: DeliveryState, errorCode?: number): Delivery {
  return { state, errorCode };
}

function after(reports: Delivery[]): Delivery | undefined {
  return reports.reduce<Delivery | undefined>(deliveryAfter, undefined);
}

test.each<[string, DeliveryState[], DeliveryState]>([
  ['the usual way', ['queued', 'sending', 'sent', 'delivered'], 'delivered'],
  ['a late "sent"', ['queued', 'delivered', 'sent'], 'delivered'],
  ['everything backwards', ['delivered', 'sent', 'sending', 'queued'], 'delivered'],
  ['a repeated failure', ['sent', 'undelivered', 'undelivered'], 'undelivered'],
  ['a late "sending" after a failure', ['failed', 'sending'], 'failed'],
  ['a receipt for what was called lost', ['sent', 'undelivered', 'delivered'], 'delivered'],
  ['a WhatsApp that was read', ['sent', 'delivered', 'read', 'delivered'], 'read'],
  ['a scheduled message that was canceled', ['scheduled', 'canceled', 'queued'], 'canceled'],
])('%s', (_name, states, expected) => {
  expect(after(states.map((state) => at(state)))?.state).toBe(expected);
});

test('a failure keeps its error code when it is reported again without one', () => {
  expect(after([at('undelivered', 30003), at('undelivered'), at('sent')])).toEqual(
    at('undelivered', 30003),
  );
});

const anyReport = fc.record({
  state: fc.constantFrom(...deliveryStates),
  errorCode: fc.option(fc.constantFrom(30003, 30005, 30008), { nil: undefined }),
});

test('any order and any repetition of reports ends in the same state', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyReport, { minLength: 1, maxLength: 12 })
        .chain((reports) =>
          fc.tuple(
            fc.constant(reports),
            fc.shuffledSubarray(reports, { minLength: reports.length }),
            fc.array(fc.constantFrom(...reports), { maxLength: 8 }),
          ),
        ),
      ([reports, shuffled, repeated]) => {
        expect(after([...shuffled, ...repeated])).toEqual(after(reports));
      },
    ),
  );
});

test('nothing that is not terminal follows a terminal state', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (first, second) => {
      fc.pre(isTerminal(first.state));
      expect(isTerminal(deliveryAfter(first, second).state)).toBe(true);
    }),
  );
});
