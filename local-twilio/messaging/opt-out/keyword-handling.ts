import type { Exchange } from '../../exchange';
import type { AdvancedOptOut } from '../../state/messaging-records';
import type { Message } from '../../state/records';
import { parseAddress } from '../address';
import { isTollFree } from '../senders/number-type';
import { defaultKeyword, type FoundKeyword, type OptOutType } from './keywords';
import { isOptedOut, optIn, optOut } from './opt-outs';
import { defaultReply } from './replies';

/** What Twilio makes of a text before the webhook is asked. */
export interface KeywordOutcome {
  /** Twilio's own answer to the person. */
  reply: string | undefined;
  /** For the webhook; Twilio names it with Advanced Opt-Out alone. */
  optOutType: OptOutType | undefined;
}

/**
 * Keeps whether somebody wants messages, as a keyword in their text says. By default Twilio does so
 * for texts to long codes and toll-free numbers; a service's Advanced Opt-Out has its own keywords and
 * replies and covers short codes and WhatsApp too. Source: Twilio "Support for Opt-out Keywords",
 * "Getting Started with Advanced Opt-Out for Messaging Services".
 */
export function handleKeyword(message: Message, exchange: Exchange): KeywordOutcome {
  const advanced = exchange.state.advancedOptOuts.get(message.messagingServiceSid ?? '');
  const line = isTollFree(message.to) ? 'toll-free' : 'other';
  const found = advanced
    ? advancedKeyword(message.body, advanced)
    : answeredByDefault(message, { line });
  if (!found) return { reply: undefined, optOutType: undefined };
  const isAnswered = answersAfterNoting(found, message, exchange);
  return {
    reply: isAnswered && found.reply !== '' ? found.reply : undefined,
    optOutType: advanced ? found.type : undefined,
  };
}

/** Notes the person's wish; tells whether Twilio answers. */
function answersAfterNoting(
  { type, keyword }: FoundKeyword,
  { accountSid, from, to, messagingServiceSid }: Message,
  exchange: Exchange,
): boolean {
  const recipient = from ?? '';
  const wasOptedOut = isOptedOut({ from: to, to: recipient, messagingServiceSid }, exchange);
  const { behaviour } = exchange.messaging;
  switch (type) {
    case 'STOP':
      optOut({ accountSid, sender: to, recipient }, { keyword, exchange });
      return !wasOptedOut || behaviour.repeatedStopReply === 'sent';
    case 'START':
      optIn({ sender: to, recipient }, exchange);
      return wasOptedOut || behaviour.needlessStartReply === 'sent';
    case 'HELP':
      // Who has opted out gets no answer to HELP either ("… for Toll-Free SMS").
      return !(wasOptedOut && isTollFree(to));
  }
}

type AnsweredKeyword = FoundKeyword & { reply: string };

/** Short codes outside of Advanced Opt-Out and WhatsApp leave keywords to the application. */
function answeredByDefault(
  { to, body }: Message,
  { line }: { line: 'toll-free' | 'other' },
): AnsweredKeyword | undefined {
  if (parseAddress(to)?.channel !== 'sms') return undefined;
  const found = defaultKeyword(body, { line });
  return found && { ...found, reply: defaultReply(found, { line }) };
}

/** Of Twilio's own keywords, the three that a service cannot take away stay with it. */
function advancedKeyword(body: string, { languages }: AdvancedOptOut): AnsweredKeyword | undefined {
  const keyword = body.trim().toUpperCase();
  for (const { stop, start, help } of languages) {
    for (const [type, { keywords, reply }] of [
      ['STOP', stop],
      ['START', start],
      ['HELP', help],
    ] as const) {
      if (keywords.some((one) => one.toUpperCase() === keyword)) return { type, keyword, reply };
    }
  }
  const [first] = languages;
  if (keyword === 'STOP') return { type: 'STOP', keyword, reply: first?.stop.reply ?? '' };
  if (keyword === 'START') return { type: 'START', keyword, reply: first?.start.reply ?? '' };
  if (keyword === 'HELP') return { type: 'HELP', keyword, reply: first?.help.reply ?? '' };
  return undefined;
}
