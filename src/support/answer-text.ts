import type { Transaction } from 'kysely';
import { carrierKeywordOf } from '../messaging/carrier-keyword';
import { dispatch } from '../messaging/dispatch';
import { type IncomingMessage, phoneNumberOf } from '../messaging/incoming-message';
import type { App } from '../platform/app';
import type { Tables } from '../platform/database/tables';
import type { Reply } from '../platform/gates/messaging-webhook';
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
import { beginTurn, endConversation, finishTurn, type Turn } from './turn-store';

/**
 * Answers a text as the support bot. The message, the conversation, the ticket and the texts to staff
 * are one transaction; the same message delivered twice gets the same answer and does nothing twice.
 */
export async function answerText(message: IncomingMessage, app: App): Promise<Reply> {
  const businessNumber = app.environment.BUSINESS_PHONE_NUMBER;
  // Our own number writing to itself would be two machines talking for ever.
  if (phoneNumberOf(message.from) === businessNumber) return { kind: 'none' };
  const { reply, staff } = await app.database.transaction().execute(async (transaction) => {
    const now = app.clock.now();
    const turn = await beginTurn({ transaction, message, businessNumber, now });
    if (turn.kind === 'answered-before') return { reply: turn.reply, staff: 'not-texted' as const };
    return takeTurn({ turn, message, transaction, app });
  });
  if (staff === 'texted') await dispatch(app);
  return reply;
}

async function takeTurn({
  turn,
  message,
  transaction,
  app,
}: {
  turn: Extract<Turn, { kind: 'open' }>;
  message: IncomingMessage;
  transaction: Transaction<Tables>;
  app: App;
}): Promise<{ reply: Reply; staff: 'texted' | 'not-texted' }> {
  const keyword = carrierKeywordOf(message);
  if (keyword === 'stop') await endConversation({ transaction, customerAddress: message.from });
  if (keyword !== undefined) return { reply: { kind: 'none' }, staff: 'not-texted' };

  const now = app.clock.now();
  const { business, lastActivityAt } = turn;
  const isExpired = lastActivityAt !== undefined && hasExpired({ lastActivityAt, now });
  const isFresh = isExpired || lastActivityAt === undefined;
  const conversation: Conversation = isFresh ? { state: 'menu', misses: 0 } : turn.conversation;
  const step = isFresh ? firstStep(message) : stepAfter({ conversation, text: message.body });

  const outcome = await carryOut({ step, conversation, message, business, transaction, app });
  const next = conversationAfter({ conversation, step, found: outcome.found });
  const body = [
    isExpired ? anewNote : undefined,
    outcome.body,
    next.misses >= missesBeforePerson ? personOffer : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  app.log.info('text_answered', { messageSid: message.messageSid, step: step.kind });
  await finishTurn({ transaction, message, conversation: next, body, now });
  const staff = step.kind === 'hand-to-person' ? 'texted' : 'not-texted';
  return { reply: { kind: 'text', body }, staff };
}

/** Somebody's first words need not be a command: they are greeted, not corrected. */
function firstStep(message: IncomingMessage): Step {
  const step = stepAfter({ conversation: { state: 'menu', misses: 0 }, text: message.body });
  return step.kind === 'not-understood' ? { kind: 'show-menu' } : step;
}
