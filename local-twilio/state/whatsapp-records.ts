import { Collection } from './collection';
import type { Storage } from './journal';

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

/** The collections of WhatsApp. */
export function createWhatsAppState(storage: Storage) {
  return {
    whatsappSessions: new Collection<WhatsAppSession>({ name: 'whatsappSessions', storage }),
  };
}
