import { dispatch } from '../messaging/dispatch';
import { type IncomingMessage, phoneNumberOf } from '../messaging/incoming-message';
import type { App } from '../platform/app';
import type { Reply } from '../platform/gates/messaging-webhook';
import { isReachablePhoneNumber } from '../platform/phone-numbers';
import { keepMessage } from './inbound-store';
import { lastReply } from './last-reply';
import { listeners } from './listeners';
import { keepOutcome } from './outcome-store';
import { countsAt, replyAllowance } from './reply-limit';
import type { InboundTurn, Taken } from './turn';

/**
 * Answers a text to the business: keeps it, decides whom it is for and limits what machines can cost.
 * All of it is one transaction; the same text delivered twice gets the same answer and does nothing
 * twice.
 */
export async function routeText(message: IncomingMessage, app: App): Promise<Reply> {
  const businessNumber = app.environment.BUSINESS_PHONE_NUMBER;
  const person = phoneNumberOf(message.from);
  // Our own number writing to itself would be two machines talking for ever; a short code or a name
  // as sender is a machine.
  if (person === businessNumber || !isReachablePhoneNumber(person)) return { kind: 'none' };
  const taken = await app.database.transaction().execute(async (transaction): Promise<Taken> => {
    const now = app.clock.now();
    const kept = await keepMessage({ transaction, message, businessNumber, now });
    if (kept.kind === 'answered-before') return { reply: kept.reply };
    const { business, replyCounts, ...who } = kept;
    const turn = { ...who, message, business, transaction, app, now };
    const { reply: wanted, conversation, ...rest } = await askListeners(turn);
    const counts = countsAt({ counts: replyCounts, now });
    const reply = limited({ turn, wanted, counts });
    await keepOutcome({ turn, reply, replyCounts: counts, conversation });
    return { ...rest, reply };
  });
  if (taken.afterwards === 'dispatch') await dispatch(app);
  return taken.reply;
}

async function askListeners(turn: InboundTurn): Promise<Taken> {
  for (const listener of listeners) {
    const taken = await listener(turn);
    if (taken) return taken;
  }
  return { reply: { kind: 'none' } };
}

/** What was taken stays taken; only the words that go back are limited. */
function limited({
  turn: { app, business, customer, staff, language },
  wanted,
  counts,
}: {
  turn: InboundTurn;
  wanted: Reply;
  counts: ReturnType<typeof countsAt>;
}): Reply {
  if (wanted.kind === 'none') return wanted;
  const writer = customer || staff ? 'known' : 'stranger';
  const allowance = replyAllowance({ counts, writer });
  if (allowance === 'reply') return wanted;
  app.log.warn('reply_limit_reached', { writer, allowance });
  return allowance === 'last'
    ? { kind: 'text', body: lastReply({ businessName: business.name, language }) }
    : { kind: 'none' };
}
