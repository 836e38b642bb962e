/** Whom a mail is from or for. */
export interface MailAddress {
  email: string;
  name: string | null;
}

/** A file of a mail; its bytes are in the storage under {@link attachmentFile}. */
export interface MailAttachment {
  fileName: string;
  contentType: string;
  disposition: 'attachment' | 'inline';
  /** What `cid:` in the HTML names it by. */
  contentId: string | null;
}

/** A mail as its recipients read it: one personalization of a request to SendGrid. */
export interface Mail {
  sid: string;
  accountSid: string;
  /** The `X-Message-Id` that the request was answered with; all personalizations share it. */
  messageId: string;
  from: MailAddress;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  text: string | null;
  html: string | null;
  attachments: MailAttachment[];
  headers: Record<string, string>;
  /** What the sender gave along for the Event Webhook. */
  customArgs: Record<string, string>;
  categories: string[];
  /** Whether opening it is reported (SendGrid: "Open Tracking"). */
  tracksOpens: boolean;
  /** Where its recipients end further mail (SendGrid: "Subscription Tracking"); `null` without it. */
  unsubscribeUrl: string | null;
  /** Whether it goes also to those who have unsubscribed (SendGrid: "Bypass Unsubscribe Management"). */
  bypassesUnsubscribes: boolean;
  /** Whether it goes also to addresses that bounced before (SendGrid: "Bypass List Management"). */
  bypassesSuppressions: boolean;
  dateCreated: number;
}

/** Where a mail is on its way to one of its recipients. */
export type MailStatus =
  | 'accepted'
  | 'processed'
  | 'deferred'
  | 'delivered'
  | 'bounced'
  | 'dropped';

/** A mail's way to one recipient. */
export interface MailDelivery {
  sid: string;
  mailSid: string;
  email: string;
  status: MailStatus;
  /** Why it bounced, was dropped or has to wait, in the words of the server. */
  reason: string | null;
  /** Epoch ms at which it goes out: of the request, or what `send_at` asked for. */
  sendAt: number;
  openedAt: number | null;
  dateCreated: number;
  dateUpdated: number;
}

/** An address to which nothing is sent any more, because a mail to it bounced. The SID is the address. */
export interface MailBounce {
  sid: string;
  reason: string;
  /** Enhanced mail system status code (RFC 3463). */
  status: string;
  dateCreated: number;
}

/** An address whose person wants no more mail of the account. The SID is the address. */
export interface MailUnsubscribe {
  sid: string;
  dateCreated: number;
}

/** The kinds of event that an Event Webhook may be told of. */
export const mailEventNames = [
  'bounce',
  'click',
  'deferred',
  'delivered',
  'dropped',
  'group_resubscribe',
  'group_unsubscribe',
  'open',
  'processed',
  'spam_report',
  'unsubscribe',
] as const;
export type MailEventName = (typeof mailEventNames)[number];

/** Somebody's URL that is told what becomes of mail. */
export interface EventWebhook {
  sid: string;
  accountSid: string;
  url: string;
  isEnabled: boolean;
  friendlyName: string | null;
  events: MailEventName[];
  /** PEM (PKCS #8) of the key that signs what is posted; `null` while signing is off. */
  privateKey: string | null;
  dateCreated: number;
  dateUpdated: number;
}

/** The name of an attachment's file in the storage. */
export function attachmentFile(mailSid: string, index: number): string {
  return `${mailSid}-${index}`;
}

/** What {@link MailDeliveries} compares addresses by: upper and lower case are the same. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
