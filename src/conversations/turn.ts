import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import type { IncomingMessage } from '../messaging/incoming-message';
import type { Language } from '../messaging/templates/message-template';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Reply } from '../platform/gates/messaging-webhook';
import type { Conversation } from '../support/conversation';
import type { WaitingMatters } from './waiting-matters-store';

/** Somebody of the staff, by the phone that they write from. */
export interface StaffMember {
  /** E.164. */
  phoneNumber: string;
  name: string;
}

/** A text to the business, kept, with its writer locked until the transaction ends. */
export interface InboundTurn {
  message: IncomingMessage;
  business: Business;
  customer: Customer | undefined;
  /** Who of the staff wrote, if somebody did; they may be a customer as well. */
  staff: StaffMember | undefined;
  /** What the writer is answered in: their choice, else the customer's, else the business's. */
  language: Language;
  waiting: WaitingMatters;
  transaction: Transaction<Tables>;
  app: App;
  now: Date;
}

/** What became of a text. */
export interface Taken {
  reply: Reply;
  /** Where the writer is with the support bot from now on, if it was the bot who answered. */
  conversation?: Conversation;
  /** Messages were written that shall go out now. */
  afterwards?: 'dispatch';
}

/**
 * Somebody whom a text may be for. Undefined: it is not for me, ask the next; then nothing may have
 * been changed.
 */
export type Listener = (turn: InboundTurn) => Promise<Taken | undefined>;
