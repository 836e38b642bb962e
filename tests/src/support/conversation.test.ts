import {
  type Conversation,
  conversationAfter,
  hasExpired,
  type Step,
  type SupportState,
  stepAfter,
} from '../../../src/support/conversation';
import { type TechTopic, techTopics } from '../../../src/support/tech-topics';

function at(state: SupportState, misses = 0): Conversation {
  return { state, choices: [], misses };
}

function topic(id: string): TechTopic {
  const found = techTopics.find((known) => known.id === id);
  if (!found) throw new Error(`There is no topic ${id}.`);
  return found;
}

const menu: Step = { kind: 'show-menu' };
const unclear: Step = { kind: 'not-understood' };

test.each<[SupportState, string, Step]>([
  ['menu', 'MENU', menu],
  ['menu', ' menu! ', menu],
  ['menu', 'Menu, please', menu],
  ['menu', 'START', menu],
  ['menu', 'track', { kind: 'ask-order-number' }],
  ['menu', 'Tech.', { kind: 'ask-tech-topic' }],
  ['menu', 'BILL', { kind: 'ask-billing-email' }],
  ['menu', 'human 🙏', { kind: 'hand-to-person' }],
  ['menu', 'tracking', unclear],
  ['menu', 'I am no human', unclear],
  ['menu', 'the bill is wrong', unclear],
  ['menu', 'NC-1001', unclear],
  ['menu', '', unclear],
  ['order-number', 'NC-1001', { kind: 'look-up-order', lookupKey: 'NC1001' }],
  ['order-number', 'nc 1001', { kind: 'look-up-order', lookupKey: 'NC1001' }],
  ['order-number', '#nc1001.', { kind: 'look-up-order', lookupKey: 'NC1001' }],
  ['order-number', 'MENU', menu],
  ['order-number', 'HUMAN', { kind: 'hand-to-person' }],
  ['order-number', 'I lost it', unclear],
  ['order-number', 'call me on Monday 23', unclear],
  ['tech', '1', { kind: 'give-tech-answer', topic: topic('sign-in') }],
  ['tech', ' 2. ', { kind: 'give-tech-answer', topic: topic('link') }],
  ['tech', '3', { kind: 'give-tech-answer', topic: topic('texts') }],
  ['tech', '5', { kind: 'give-tech-answer', topic: topic('number') }],
  ['tech', '6', unclear],
  ['tech', '12', unclear],
  ['tech', 'TRACK', { kind: 'ask-order-number' }],
  ['billing-email', 'Maya@Example.com ', { kind: 'look-up-account', email: 'maya@example.com' }],
  ['billing-email', 'maya@example.com.', { kind: 'look-up-account', email: 'maya@example.com' }],
  ['billing-email', 'maya at example.com', unclear],
  ['billing-email', 'a@b', unclear],
])('in %s, "%s"', (state, text, step) => {
  expect(stepAfter({ conversation: at(state), text })).toEqual(step);
});

test.each<[string, Conversation, Step, boolean, Conversation]>([
  [
    'a question waits for its answer',
    at('menu', 2),
    { kind: 'ask-order-number' },
    true,
    at('order-number'),
  ],
  [
    'an answer leads back',
    at('order-number', 1),
    { kind: 'look-up-order', lookupKey: 'NC1' },
    true,
    at('menu'),
  ],
  [
    'nothing found asks again',
    at('order-number', 1),
    { kind: 'look-up-order', lookupKey: 'NC1' },
    false,
    at('order-number', 2),
  ],
  ['not understood asks again', at('tech', 0), unclear, true, at('tech', 1)],
  ['the menu forgives', at('billing-email', 2), menu, true, at('menu')],
])('%s', (_name, conversation, step, found, expected) => {
  expect(conversationAfter({ conversation, step, found })).toEqual(expected);
});

test.each([
  [29 * 60 + 59, false],
  [30 * 60, true],
])('after %i seconds of silence, expired: %s', (seconds, expired) => {
  const lastActivityAt = new Date('2026-11-21T10:00:00Z');
  const now = new Date(lastActivityAt.getTime() + seconds * 1000);
  expect(hasExpired({ lastActivityAt, now })).toBe(expired);
});
