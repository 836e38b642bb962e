import { createSid } from '../sids';
import type { HttpMethod, Message, MessageDirection, MessageTemplate } from '../state/records';
import { parseAddress } from './address';
import { segmentationOf } from './segments';

/** A message to be sent; it was checked already. */
export interface OutboundText {
  accountSid: string;
  /** As `From` writes it ("+12025550100", "whatsapp:+12025550100"); `null`: the service chooses one. */
  from: string | null;
  to: string;
  body: string;
  mediaUrls: readonly string[];
  direction: Exclude<MessageDirection, 'inbound'>;
  statusCallback: { url: string; method: HttpMethod } | null;
  /** The Messaging Service that sends it. */
  messagingServiceSid?: string | null;
  /** When a scheduled message is to go out (epoch ms). */
  sendAt?: number | null;
  /** How long it may wait in the queue (seconds). */
  validityPeriod?: number;
  /** Twilio's own answer to a keyword: not listed, and sent whatever the recipient has asked for. */
  isTwiliosOwn?: boolean;
  /** The approved template that it was made from. */
  template?: MessageTemplate | null;
}

/** Twilio keeps a message in its queue for ten hours at most (seconds). */
export const longestValidityPeriod = 36_000;

/** The record of a message that is about to be sent at `now` (epoch ms). */
export function composeMessage(text: OutboundText, now: number): Message {
  const isPlain = text.mediaUrls.length === 0 && parseAddress(text.to)?.channel === 'sms';
  const messagingServiceSid = text.messagingServiceSid ?? null;
  const sendAt = text.sendAt ?? null;
  return {
    sid: createSid(text.mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid: text.accountSid,
    messagingServiceSid,
    from: text.from,
    to: text.to,
    body: text.body,
    numSegments: isPlain ? segmentationOf(text.body).segments : 1,
    numMedia: text.mediaUrls.length,
    status: sendAt !== null ? 'scheduled' : messagingServiceSid !== null ? 'accepted' : 'queued',
    direction: text.direction,
    errorCode: null,
    errorMessage: null,
    statusCallback: text.statusCallback?.url ?? null,
    statusCallbackMethod: text.statusCallback?.method ?? 'POST',
    sendAt,
    validityPeriod: text.validityPeriod ?? longestValidityPeriod,
    template: text.template ?? null,
    isTwiliosOwn: text.isTwiliosOwn ?? false,
    price: null,
    dateCreated: now,
    dateUpdated: now,
    dateSent: null,
  };
}
