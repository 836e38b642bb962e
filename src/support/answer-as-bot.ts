import type { InboundTurn, Taken } from '../conversations/turn';
import { carrierKeywordOf } from '../messaging/carrier-keyword';
import { carryOut } from './carry-out';
import {
  type Conversation,
  conversationAfter,
  hasExpired,
  missesBeforePerson,
  type Step,
  stepAfter,
} from './conversation';
import { anewNote, personOffer } from './replies';
import { endSession, findSession, keepSession } from './session-store';

/** Answers as the support bot, which takes whatever nobody else took. */
export async function answerAsBot(turn: InboundTurn): Promise<Taken> {
  const { message, transaction, now, app } = turn;
  const customerAddress = message.from;
  const keyword = carrierKeywordOf(message);
  if (keyword === 'stop') await endSession({ transaction, customerAddress });
  if (keyword !== undefined) return { reply: { kind: 'none' } };

  const session = await findSession({ transaction, customerAddress });
  const isExpired = session !== undefined && hasExpired({ ...session, now });
  const isFresh = isExpired || session === undefined;
  const conversation: Conversation = isFresh ? { state: 'menu', misses: 0 } : session;
  const step = isFresh ? firstStep(message.body) : stepAfter({ conversation, text: message.body });

  const outcome = await carryOut({ ...turn, step, conversation });
  const next = conversationAfter({ conversation, step, found: outcome.found });
  await keepSession({ transaction, customerAddress, conversation: next, now });
  app.log.info('text_answered', { messageSid: message.messageSid, step: step.kind });
  const body = [
    isExpired ? anewNote : undefined,
    outcome.body,
    next.misses >= missesBeforePerson ? personOffer : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  const reply = { kind: 'text', body } as const;
  return step.kind === 'hand-to-person' ? { reply, afterwards: 'dispatch' } : { reply };
}

/** Somebody's first words need not be a command: they are greeted, not corrected. */
function firstStep(text: string): Step {
  const step = stepAfter({ conversation: { state: 'menu', misses: 0 }, text });
  return step.kind === 'not-understood' ? { kind: 'show-menu' } : step;
}
