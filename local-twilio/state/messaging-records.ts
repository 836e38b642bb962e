import type { WebhookSetting } from './records';

/** A set of senders with settings that they share. Twilio: "Messaging Services: Service resource". */
export interface MessagingService {
  sid: string;
  accountSid: string;
  friendlyName: string;
  /** `InboundRequestUrl`, `InboundMethod`, `FallbackUrl` and `FallbackMethod`. */
  inbound: WebhookSetting;
  useInboundWebhookOnNumber: boolean;
  statusCallback: string;
  stickySender: boolean;
  areaCodeGeomatch: boolean;
  smartEncoding: boolean;
  mmsConverter: boolean;
  fallbackToLongCode: boolean;
  scanMessageContent: 'inherit' | 'enable' | 'disable';
  synchronousValidation: boolean;
  /** Seconds, 1 to 36,000. */
  validityPeriod: number;
  usecase: string;
  dateCreated: number;
  dateUpdated: number;
}

/** A sender of a Messaging Service. A number or short code keeps its own SID, for it is in one service only. */
export interface ServiceSender {
  sid: string;
  accountSid: string;
  serviceSid: string;
  kind: 'phone-number' | 'short-code' | 'alphanumeric';
  /** E.164, the code, or the name. */
  address: string;
  dateCreated: number;
  dateUpdated: number;
}

/** A short code that the account leases. */
export interface ShortCode {
  sid: string;
  accountSid: string;
  /** "22395" */
  shortCode: string;
  /** ISO code of the one country in which it works. */
  country: string;
  friendlyName: string;
  sms: WebhookSetting;
  dateCreated: number;
  dateUpdated: number;
}

/** Somebody who has asked a sender, or all senders of a Messaging Service, to stop. */
export interface OptOut {
  /** {@link optOutSid} of the two. */
  sid: string;
  accountSid: string;
  /** A number or short code, or the SID of a Messaging Service. */
  sender: string;
  /** E.164. */
  recipient: string;
  /** What they wrote: "STOP". */
  keyword: string;
  dateCreated: number;
}

/** The key of an {@link OptOut}. */
export function optOutSid({ sender, recipient }: { sender: string; recipient: string }): string {
  return `${sender} ${recipient}`;
}

/** The sender that a service used for somebody last. */
export interface StickySender {
  /** `<SID of the service> <recipient>` */
  sid: string;
  from: string;
}

/** What one keyword type does under Advanced Opt-Out. Keywords are compared without case. */
export interface KeywordSetting {
  keywords: readonly string[];
  /** What Twilio answers; '' answers nothing. */
  reply: string;
}

/** A Messaging Service's Advanced Opt-Out; the SID of its record is the service's. */
export interface AdvancedOptOut {
  sid: string;
  /** By language ("en", "es"), in the order in which their keywords are looked for. */
  languages: ReadonlyArray<{
    language: string;
    stop: KeywordSetting;
    start: KeywordSetting;
    help: KeywordSetting;
  }>;
  dateUpdated: number;
}

/** An alphanumeric sender that is registered in a country which asks for that, such as India. */
export interface SenderRegistration {
  /** {@link registrationSid} of the two. */
  sid: string;
  country: string;
  name: string;
}

/** The key of a {@link SenderRegistration}. */
export function registrationSid({ country, name }: { country: string; name: string }): string {
  return `${country} ${name}`;
}
