import type { InboundTurn, Taken } from '../conversations/turn';
import { carryOut } from './carry-out';
import {
  conversationAfter,
  freshConversation,
  hasExpired,
  missesBeforePerson,
  type Step,
  stepAfter,
} from './conversation';
import { repliesIn } from './replies/replies';

/** Steps after which messages may wait to go out: staff are told, reminders are planned anew. */
const writesMessages: ReadonlySet<Step['kind']> = new Set(['hand-to-person', 'switch-language']);

/** Answers as the support bot, which takes whatever nobody else took. */
export async function answerAsBot(turn: InboundTurn): Promise<Taken> {
  const { message, waiting, now, app } = turn;
  const { session } = waiting;
  const isExpired = session !== undefined && hasExpired({ ...session, now });
  const isFresh = isExpired || session === undefined;
  const conversation = isFresh ? freshConversation : session.conversation;
  const step = isFresh ? firstStep(message.body) : stepAfter({ conversation, text: message.body });

  const { language, body, found, choices } = await carryOut({ turn, step, conversation });
  const next = conversationAfter({ conversation, step, found, choices });
  app.log.info('text_answered', { messageSid: message.messageSid, step: step.kind });
  const replies = repliesIn(language);
  const parts = [
    isExpired ? replies.anewNote : undefined,
    body,
    next.misses >= missesBeforePerson ? replies.personOffer : undefined,
  ];
  const reply = {
    kind: 'text',
    body: parts.filter((part) => part !== undefined).join(' '),
  } as const;
  return {
    reply,
    conversation: next,
    ...(writesMessages.has(step.kind) && { afterwards: 'dispatch' }),
  };
}

/** Somebody's first words need not be a command: they are greeted, not corrected. */
function firstStep(text: string): Step {
  const step = stepAfter({ conversation: freshConversation, text });
  return step.kind === 'not-understood' ? { kind: 'show-menu' } : step;
}
