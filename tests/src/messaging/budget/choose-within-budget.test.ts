import fc from 'fast-check';
import {
  chooseWithinBudget,
  type PricedMessage,
  sumOf,
} from '../../../../src/messaging/budget/choose-within-budget';

const other = (id: string, micros: number): PricedMessage => ({ id, micros, priority: 'other' });
const urgent = (id: string, micros: number): PricedMessage => ({ id, micros, priority: 'urgent' });

test.each<[string, number, PricedMessage[], string]>([
  ['all that the budget covers', 20, [other('a', 10), other('b', 10)], 'a b'],
  ['nothing when nothing is left', 0, [other('a', 10)], ''],
  ['nothing when more than all is spent', -5, [other('a', 10)], ''],
  ['what is urgent, whatever it costs', -5, [urgent('a', 100)], 'a'],
  ['what is urgent before the others', 10, [other('a', 10), urgent('b', 10)], 'b'],
  [
    'no later message before an earlier one that waits',
    15,
    [other('a', 10), other('b', 10), other('c', 1)],
    'a',
  ],
  ['what costs nothing, as long as nothing is overspent', 0, [other('a', 0)], 'a'],
])('a budget pays for %s', (_what, left, messages, granted) => {
  const chosen = chooseWithinBudget({ left, messages });
  expect(chosen.granted.map(({ id }) => id).join(' ')).toBe(granted);
  expect(chosen.granted.length + chosen.held.length).toBe(messages.length);
});

test('whatever comes, only urgent messages spend more than is left', () => {
  const message = fc.record({
    id: fc.uuid(),
    micros: fc.nat(1_000),
    priority: fc.constantFrom('urgent' as const, 'other' as const),
  });
  fc.assert(
    fc.property(fc.integer({ min: -1_000, max: 5_000 }), fc.array(message), (left, messages) => {
      const { granted } = chooseWithinBudget({ left, messages });
      const others = granted.filter(({ priority }) => priority === 'other');
      return others.length === 0 || sumOf(granted) <= left;
    }),
  );
});
