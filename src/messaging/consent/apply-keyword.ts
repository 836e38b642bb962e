import type { InboundTurn, Taken } from '../../conversations/turn';
import { channelOfAddress } from '../channel';
import { phoneNumberOf } from '../incoming-message';
import { everySenderOf } from './consent';
import { consentHolding, recordConsent } from './consent-store';
import { type Keyword, keywordOf } from './keyword';
import { keywordReply } from './keyword-replies';

/** Why everything to a person ends: their word, which may have been meant for something else (CANCEL). */
export interface Stop {
  turn: InboundTurn;
  /** In lower case, as `stop` or `cancel`. */
  word: string;
}

/**
 * Takes a text that governs whether the writer is texted: STOP, START, HELP and what means the same.
 * STOP counts for all our senders of the channel, since another number would be the same nuisance;
 * START takes back what STOP said and nothing else. YES from somebody who is not opted out is no
 * keyword to us but an answer, and from somebody who is, both.
 *
 * @param stopEverything ends what waits for the person or goes on with them, in the same transaction
 * @param resumeEverything brings back what STOP has ended and still lies ahead, in the same transaction
 */
export async function applyKeyword({
  turn,
  stopEverything,
  resumeEverything,
}: {
  turn: InboundTurn;
  stopEverything: (stop: Stop) => Promise<void>;
  resumeEverything: (turn: InboundTurn) => Promise<void>;
}): Promise<Taken | undefined> {
  const keyword = keywordOf(turn.message);
  switch (keyword?.kind) {
    case undefined:
      return undefined;
    case 'help':
      return answered({ turn, keyword, isNew: true });
    case 'start': {
      const isNew = await startAgain({ turn, keyword });
      if (isNew) await resumeEverything(turn);
      const isForOthers = keyword.mayAnswer || (keyword.answeredBy === 'us' && !isNew);
      if (isForOthers) return undefined;
      return { ...answered({ turn, keyword, isNew }), ...(isNew && { afterwards: 'dispatch' }) };
    }
    case 'stop': {
      const isNew = await stop({ turn, keyword });
      await stopEverything({ turn, word: keyword.word });
      return { ...answered({ turn, keyword, isNew }), afterwards: 'dispatch' };
    }
  }
}

/** What was said before is not confirmed again: two phones that answer each other end here. */
function answered({
  turn: { business, language },
  keyword: { kind, answeredBy },
  isNew,
}: {
  turn: InboundTurn;
  keyword: Keyword;
  isNew: boolean;
}): Taken {
  if (answeredBy === 'twilio' || !isNew) return { reply: { kind: 'none' } };
  return { reply: { kind: 'text', body: keywordReply({ kind, business, language }) } };
}

async function stop({ turn, keyword }: { turn: InboundTurn; keyword: Keyword }): Promise<boolean> {
  const sender = everySenderOf(channelOfAddress(turn.message.from));
  const held = await holding({ turn, senders: [sender] });
  const isNew = !held.some(({ decision }) => decision === 'refused');
  if (isNew) await record({ turn, keyword, sender, decision: 'refused' });
  return isNew;
}

/** On WhatsApp, where people must agree first, START from anybody says just that. */
async function startAgain({
  turn,
  keyword,
}: {
  turn: InboundTurn;
  keyword: Keyword;
}): Promise<boolean> {
  const channel = channelOfAddress(turn.message.from);
  const everySender = everySenderOf(channel);
  const held = await holding({ turn, senders: [everySender, turn.message.to] });
  const refused = held.filter(
    ({ decision, source }) =>
      decision === 'refused' && (source === 'keyword' || source === 'carrier-refusal'),
  );
  const isFirst = channel === 'whatsapp' && held.length === 0;
  const senders = isFirst ? [everySender] : refused.map(({ sender }) => sender);
  for (const sender of senders) await record({ turn, keyword, sender, decision: 'agreed' });
  return senders.length > 0;
}

async function holding({ turn, senders }: { turn: InboundTurn; senders: string[] }) {
  return await consentHolding({
    queries: turn.transaction,
    business: turn.business,
    person: phoneNumberOf(turn.message.from),
    senders,
    purpose: '*',
  });
}

async function record({
  turn: { transaction, business, message, now },
  keyword,
  sender,
  decision,
}: {
  turn: InboundTurn;
  keyword: Keyword;
  sender: string;
  decision: 'agreed' | 'refused';
}): Promise<void> {
  await recordConsent({
    transaction,
    business,
    person: phoneNumberOf(message.from),
    event: {
      sender,
      purpose: '*',
      decision,
      source: 'keyword',
      evidence: `${keyword.word} (${message.messageSid})`,
      decidedAt: now,
    },
  });
}
