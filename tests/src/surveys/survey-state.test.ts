import fc from 'fast-check';
import {
  isOpen,
  type Progress,
  progressAfter,
  type SurveyEvent,
} from '../../../src/surveys/survey-state';

const asked: Progress = { state: 'asked', question: 'rating', misses: 0 };

test.each<[string, SurveyEvent[], Progress]>([
  [
    'an answer leads on',
    [{ kind: 'answered', next: 'why' }],
    { state: 'answering', question: 'why', misses: 0 },
  ],
  [
    'the last answer completes it',
    [{ kind: 'answered', next: undefined }],
    { state: 'completed', question: 'rating', misses: 0 },
  ],
  [
    'an answer forgets earlier misunderstandings',
    [
      { kind: 'misunderstood', mostMisses: 3 },
      { kind: 'misunderstood', mostMisses: 3 },
      { kind: 'answered', next: 'why' },
      { kind: 'misunderstood', mostMisses: 3 },
    ],
    { state: 'answering', question: 'why', misses: 1 },
  ],
  [
    'the third misunderstanding in a row ends it',
    [
      { kind: 'misunderstood', mostMisses: 3 },
      { kind: 'misunderstood', mostMisses: 3 },
      { kind: 'misunderstood', mostMisses: 3 },
    ],
    { state: 'abandoned', question: 'rating', misses: 3 },
  ],
])('%s', (_, events, progress) => {
  expect(events.reduce(progressAfter, asked)).toEqual(progress);
});

const event = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    next: fc.constantFrom('why', 'rating', undefined),
  }),
  fc.record({ kind: fc.constant('misunderstood' as const), mostMisses: fc.constant(2) }),
  fc.record({
    kind: fc.constantFrom('expired' as const, 'stopped' as const, 'cancelled' as const),
  }),
);

test('what has ended stays as it is, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(event), event, (events, last) => {
      const before = events.reduce(progressAfter, asked);
      return isOpen(before.state) || progressAfter(before, last) === before;
    }),
  );
});
