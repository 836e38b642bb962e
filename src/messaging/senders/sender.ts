import type { Channel } from '../channel';

/** An address that the business sends from. */
export interface Sender {
  channel: Channel;
  /** E.164, a short code, a name of up to 11 characters, `whatsapp:+…`, or an e-mail address. */
  address: string;
  kind: 'long-code' | 'toll-free' | 'short-code' | 'alphanumeric' | 'whatsapp' | 'email';
  /** ISO 3166-1 alpha-2; empty: wherever this kind can send. */
  countries: readonly string[];
  /** Empty: all. */
  purposes: readonly string[];
  sendsMedia: boolean;
  messagesPerSecond: number;
  /** `MG…` */
  messagingServiceSid: string | undefined;
  /** India: the principal entity to which an alphanumeric header is registered. */
  dltEntityId: string | undefined;
}

/** What a kind of sender may send in a second unless Twilio has agreed to more. */
export const usualMessagesPerSecond: Readonly<Record<Sender['kind'], number>> = {
  // Twilio: "Understanding Twilio Rate Limits and Message Queues": 1 segment a second to the US and
  // Canada, where most go; A2P 10DLC campaigns may have more.
  'long-code': 1,
  // Twilio: "Toll-Free SMS and MMS messaging throughput (MPS)".
  'toll-free': 3,
  // Twilio: "Understanding Twilio Rate Limits and Message Queues".
  'short-code': 100,
  // The same, for senders outside of the US and Canada.
  alphanumeric: 10,
  // Twilio: "WhatsApp best practices and FAQs".
  whatsapp: 80,
  // SendGrid: "Mail Send" takes far more; our own runs are what limits it.
  email: 50,
};
