import type { Transaction } from 'kysely';
import { carrierKeywordOf } from '../messaging/carrier-keyword';
import { dispatch } from '../messaging/dispatch';
import { keepIncoming, keepReply } from '../messaging/inbound-store';
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
  stepAfter,
} from './conversation';
import { anewNote, personOffer } from './replies';
import { endConversation, keepConversation, lockConversation } from './session-store';

/**
 * Answers a text as the support bot. The message, the conversation, the ticket and the texts to staff
 * are one transaction; the same message delivered twice gets the same answer and does nothing twice.
 */
export async function answerText(message: IncomingMessage, app: App): Promise<Reply> {
  // Our own number writing to itself would be two machines talking for ever.
  if (phoneNumberOf(message.from) === app.environment.BUSINESS_PHONE_NUMBER)
    return { kind: 'none' };
  const reply = await app.database.transaction().execute(async (transaction) => {
    const kept = await keepIncoming({ transaction, message, now: app.clock.now() });
    if (kept.kind === 'answered') return kept.reply;
    const fresh = await replyTo({ transaction, message, app });
    await keepReply({ transaction, message, reply: fresh });
    return fresh;
  });
  await dispatch(app);
  return reply;
}

async function replyTo({
  transaction,
  message,
  app,
}: {
  transaction: Transaction<Tables>;
  message: IncomingMessage;
  app: App;
}): Promise<Reply> {
  const customerAddress = message.from;
  const keyword = carrierKeywordOf(message);
  if (keyword === 'stop') await endConversation({ transaction, customerAddress });
  if (keyword !== undefined) return { kind: 'none' };

  const now = app.clock.now();
  const business = await app.business(transaction);
  const session = await lockConversation({
    transaction,
    customerAddress,
    businessId: business.id,
    now,
  });
  const isExpired = session.kind === 'known' && hasExpired({ ...session, now });
  const isFresh = session.kind === 'new' || isExpired;
  const conversation: Conversation = isFresh ? { state: 'menu', misses: 0 } : session.conversation;

  const read = stepAfter({ conversation, text: message.body });
  // Somebody's first words need not be a command: they are greeted, not corrected.
  const step = isFresh && read.kind === 'not-understood' ? { kind: 'show-menu' as const } : read;
  const outcome = await carryOut({ step, conversation, message, business, transaction, app });
  const next = conversationAfter({ conversation, step, found: outcome.found });
  await keepConversation({ transaction, customerAddress, conversation: next, now });

  const parts = [
    isExpired ? anewNote : undefined,
    outcome.body,
    next.misses >= missesBeforePerson ? personOffer : undefined,
  ];
  return { kind: 'text', body: parts.filter((part) => part !== undefined).join(' ') };
}
