import { createHash } from 'node:crypto';

/**
 * The SID of a WhatsApp sender: a business number (E.164) of an account has one and the same, whether it
 * was registered by the Senders API or is used without. Status callbacks call it `ChannelInstallSid`.
 */
export function senderSid({ accountSid, number }: { accountSid: string; number: string }): string {
  return `XE${createHash('md5').update(`${accountSid} ${number}`).digest('hex')}`;
}
