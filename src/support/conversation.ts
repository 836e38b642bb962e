import { wordsOf } from '../platform/words';

/** What the bot waits for. */
export type SupportState = 'menu' | 'order-number' | 'tech' | 'billing-email';

/** A conversation so far. */
export interface Conversation {
  state: SupportState;
  /** Answers in a row that led nowhere. */
  misses: number;
}

export type TechTopic = 'sign-in' | 'link' | 'texts';

/** What one message asks the bot to do. */
export type Step =
  | { kind: 'show-menu' }
  | { kind: 'ask-order-number' }
  | { kind: 'look-up-order'; lookupKey: string }
  | { kind: 'ask-tech-topic' }
  | { kind: 'give-tech-answer'; topic: TechTopic }
  | { kind: 'ask-billing-email' }
  | { kind: 'look-up-account'; email: string }
  | { kind: 'hand-to-person' }
  | { kind: 'not-understood' };

/** How long a conversation is remembered after its last message, in ms. */
export const sessionTime = 30 * 60_000;
/** After this many answers in a row that led nowhere, the bot offers a person. */
export const missesBeforePerson = 3;

const commands = new Map<string, Step>([
  ['menu', { kind: 'show-menu' }],
  ['start', { kind: 'show-menu' }],
  ['help', { kind: 'show-menu' }],
  ['track', { kind: 'ask-order-number' }],
  ['tech', { kind: 'ask-tech-topic' }],
  ['bill', { kind: 'ask-billing-email' }],
  ['human', { kind: 'hand-to-person' }],
]);

const techTopics = new Map<string, TechTopic>([
  ['1', 'sign-in'],
  ['2', 'link'],
  ['3', 'texts'],
]);

/**
 * What a message means in a conversation. A command counts when it is the whole message, whatever its
 * case and punctuation and with a "please"; anything else answers the last question, or nothing.
 */
export function stepAfter({
  conversation,
  text,
}: {
  conversation: Conversation;
  text: string;
}): Step {
  const words = wordsOf(text).filter((word) => word !== 'please');
  const [word = ''] = words;
  const command = words.length === 1 ? commands.get(word) : undefined;
  if (command) return command;
  switch (conversation.state) {
    case 'order-number':
      return readOrderNumber(text);
    case 'tech':
      return readTechTopic(words);
    case 'billing-email':
      return readEmail(text);
    case 'menu':
      return { kind: 'not-understood' };
  }
}

/**
 * The conversation after a step.
 * @param found whether a look-up had a result
 */
export function conversationAfter({
  conversation,
  step,
  found,
}: {
  conversation: Conversation;
  step: Step;
  found: boolean;
}): Conversation {
  switch (step.kind) {
    case 'ask-order-number':
      return { state: 'order-number', misses: 0 };
    case 'ask-tech-topic':
      return { state: 'tech', misses: 0 };
    case 'ask-billing-email':
      return { state: 'billing-email', misses: 0 };
    case 'look-up-order':
    case 'look-up-account':
      return found ? { state: 'menu', misses: 0 } : missed(conversation);
    case 'not-understood':
      return missed(conversation);
    case 'show-menu':
    case 'give-tech-answer':
    case 'hand-to-person':
      return { state: 'menu', misses: 0 };
  }
}

/** Whether a conversation whose last message came then is forgotten by now. */
export function hasExpired({ lastActivityAt, now }: { lastActivityAt: Date; now: Date }): boolean {
  return now.getTime() - lastActivityAt.getTime() >= sessionTime;
}

/** An order number without dashes, spaces and case, which people type in any way. */
export function orderLookupKey(orderNumber: string): string {
  return orderNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function missed(conversation: Conversation): Conversation {
  return { state: conversation.state, misses: conversation.misses + 1 };
}

function readOrderNumber(text: string): Step {
  const looksRight = /^\W*[a-z]{0,4}[\s-]*\d{3,12}\W*$/i.test(text);
  return looksRight
    ? { kind: 'look-up-order', lookupKey: orderLookupKey(text) }
    : { kind: 'not-understood' };
}

function readTechTopic(words: string[]): Step {
  const topic = words.length === 1 ? techTopics.get(words[0] ?? '') : undefined;
  return topic ? { kind: 'give-tech-answer', topic } : { kind: 'not-understood' };
}

function readEmail(text: string): Step {
  const email = text
    .trim()
    .replace(/[.,!]+$/, '')
    .toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? { kind: 'look-up-account', email }
    : { kind: 'not-understood' };
}
