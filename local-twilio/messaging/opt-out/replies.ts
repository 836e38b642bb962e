import type { FoundKeyword } from './keywords';

const replies = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
} as const;

/**
 * What Twilio answers to a keyword by itself; on a toll-free number the network does. Source: Twilio
 * "Support for Opt-out Keywords (SMS STOP Filtering)" and "… for Toll-Free SMS".
 */
export function defaultReply(
  { type, keyword }: FoundKeyword,
  { line }: { line: 'toll-free' | 'other' },
): string {
  if (line === 'other' || type === 'HELP') return replies[type];
  const word = keyword.toLowerCase();
  return type === 'STOP'
    ? `NETWORK MSG: You replied with the word "${word}" which blocks all texts sent from this number. Text back "unstop" to receive messages again.`
    : `NETWORK MSG: You have replied "${word}" and will begin receiving messages again from this number.`;
}
