import { asksForAppointments } from '../appointments/asks-for-appointments';
import { orderLookupKey } from '../orders/order-number';
import { wordsOf } from '../platform/words';
import { type BotCommand, commandOf } from './commands';
import { type TechTopic, techTopics } from './tech-topics';

/** What the bot waits for. */
export const supportStates = ['menu', 'order-number', 'tech', 'billing-email'] as const;
export type SupportState = (typeof supportStates)[number];

/** A conversation so far. */
export interface Conversation {
  state: SupportState;
  /** Lookup keys of the orders that were listed with 1, 2, 3 … in front. */
  choices: string[];
  /** Answers in a row that led nowhere. */
  misses: number;
}

/** What the bot remembers of somebody who wrote before. */
export interface Session {
  conversation: Conversation;
  lastActivityAt: Date;
}

/** What one message asks the bot to do. */
export type Step =
  | { kind: 'show-menu' }
  | { kind: 'tell-no-appointment' }
  | { kind: 'ask-order-number' }
  | { kind: 'look-up-order'; lookupKey: string }
  | { kind: 'ask-tech-topic' }
  | { kind: 'give-tech-answer'; topic: TechTopic }
  | { kind: 'ask-billing-email' }
  | { kind: 'look-up-account'; email: string }
  | { kind: 'hand-to-person' }
  | { kind: 'switch-language'; to: 'en' | 'es' }
  | { kind: 'take-thanks' }
  | { kind: 'not-understood' };

/** A conversation in which nothing was asked. */
export const freshConversation: Conversation = { state: 'menu', choices: [], misses: 0 };

/** How long a conversation is remembered after its last message, in ms. */
export const sessionTime = 30 * 60_000;
/** After this many answers in a row that led nowhere, the bot offers a person. */
export const missesBeforePerson = 3;

const steps: Readonly<Record<BotCommand, Step>> = {
  menu: { kind: 'show-menu' },
  // Whoever has some is told them before the bot is asked.
  appointments: { kind: 'tell-no-appointment' },
  track: { kind: 'ask-order-number' },
  tech: { kind: 'ask-tech-topic' },
  bill: { kind: 'ask-billing-email' },
  human: { kind: 'hand-to-person' },
  english: { kind: 'switch-language', to: 'en' },
  spanish: { kind: 'switch-language', to: 'es' },
};

/** Said after an answer; a question would be no good reply to it. */
const thanks: ReadonlySet<string> = new Set([
  ...['thanks', 'thank you', 'thank you very much', 'thx', 'ok', 'okay', 'ok thanks', 'great'],
  ...['gracias', 'muchas gracias', 'ok gracias', 'vale', 'vale gracias'],
]);

/**
 * What a message means in a conversation: a command, else the answer to the last question, or nothing.
 */
export function stepAfter({
  conversation,
  text,
}: {
  conversation: Conversation;
  text: string;
}): Step {
  const command = commandOf(text);
  if (command) return steps[command];
  if (asksForAppointments(text)) return steps.appointments;
  if (thanks.has(wordsOf(text).join(' '))) return { kind: 'take-thanks' };
  switch (conversation.state) {
    case 'order-number':
      return readOrderNumber({ text, choices: conversation.choices });
    case 'tech':
      return readTechTopic(text);
    case 'billing-email':
      return readEmail(text);
    case 'menu':
      return { kind: 'not-understood' };
  }
}

/**
 * The conversation after a step.
 * @param found whether a look-up had a result
 * @param choices what was listed for choosing by number
 */
export function conversationAfter({
  conversation,
  step,
  found,
  choices = [],
}: {
  conversation: Conversation;
  step: Step;
  found: boolean;
  choices?: string[] | undefined;
}): Conversation {
  switch (step.kind) {
    case 'ask-order-number':
      return { state: 'order-number', choices, misses: 0 };
    case 'ask-tech-topic':
      return { ...freshConversation, state: 'tech' };
    case 'ask-billing-email':
      return { ...freshConversation, state: 'billing-email' };
    case 'look-up-order':
      // Whoever has several orders may go on choosing from the list.
      return found && conversation.choices.length > 0
        ? { ...conversation, misses: 0 }
        : lookedUp({ conversation, found });
    case 'look-up-account':
      return lookedUp({ conversation, found });
    case 'not-understood':
      return missed(conversation);
    case 'show-menu':
    case 'tell-no-appointment':
    case 'give-tech-answer':
    case 'hand-to-person':
    case 'switch-language':
    case 'take-thanks':
      return freshConversation;
  }
}

/** Whether a conversation whose last message came then is forgotten by now. */
export function hasExpired({ lastActivityAt, now }: { lastActivityAt: Date; now: Date }): boolean {
  return now.getTime() - lastActivityAt.getTime() >= sessionTime;
}

/** Whether the bot has asked something lately that the next text may answer. */
export function isAwaitingAnswer({
  session,
  now,
}: {
  session: Session | undefined;
  now: Date;
}): boolean {
  return (
    session !== undefined &&
    session.conversation.state !== 'menu' &&
    !hasExpired({ ...session, now })
  );
}

function lookedUp({
  conversation,
  found,
}: {
  conversation: Conversation;
  found: boolean;
}): Conversation {
  return found ? freshConversation : missed(conversation);
}

function missed(conversation: Conversation): Conversation {
  return { ...conversation, misses: conversation.misses + 1 };
}

function readOrderNumber({ text, choices }: { text: string; choices: string[] }): Step {
  const [word = '', ...others] = wordsOf(text);
  const chosen = others.length === 0 && /^\d$/.test(word) ? choices[Number(word) - 1] : undefined;
  if (chosen !== undefined) return { kind: 'look-up-order', lookupKey: chosen };
  const looksRight = /^\W*[a-z]{0,4}[\s-]*\d{3,12}\W*$/i.test(text);
  return looksRight
    ? { kind: 'look-up-order', lookupKey: orderLookupKey(text) }
    : { kind: 'not-understood' };
}

function readTechTopic(text: string): Step {
  const [word = '', ...others] = wordsOf(text);
  const topic = others.length === 0 && /^\d$/.test(word) ? techTopics[Number(word) - 1] : undefined;
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
