import { Collection } from './collection';
import type { Storage } from './journal';
import type { WebhookSetting } from './records';

/** The last time that somebody wrote to a business on WhatsApp, which opens the window for free text. */
export interface WhatsAppSession {
  /** {@link sessionSid} of the two. */
  sid: string;
  lastMessageAt: number;
}

/** The key of a {@link WhatsAppSession}; both in E.164. */
export function sessionSid({ business, user }: { business: string; user: string }): string {
  return `${business} ${user}`;
}

/** A business number that was registered with WhatsApp. Twilio: "Senders API". */
export interface WhatsAppSender {
  sid: string;
  accountSid: string;
  /** E.164. */
  number: string;
  wabaId: string | null;
  verificationMethod: string | null;
  voiceApplicationSid: string | null;
  /** Where its messages are sent, instead of to the number's own webhook; '' where nowhere. */
  webhook: WebhookSetting;
  statusCallback: { url: string; method: string };
  /** What WhatsApp shows of the business, as it was written. */
  profile: Readonly<Record<string, unknown>>;
  /** When WhatsApp has verified it; until then it cannot send. */
  onlineAt: number;
  dateCreated: number;
}

/** The collections of WhatsApp. */
export function createWhatsAppState(storage: Storage) {
  return {
    whatsappSessions: new Collection<WhatsAppSession>({ name: 'whatsappSessions', storage }),
    whatsappSenders: new Collection<WhatsAppSender>({ name: 'whatsappSenders', storage }),
  };
}
