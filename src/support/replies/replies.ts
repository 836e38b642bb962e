import type { Language } from '../../messaging/templates/message-template';
import type { StoredOrder } from '../../orders/order-store';
import type { Account } from '../account-store';
import type { SupportState } from '../conversation';
import { english } from './english';
import { spanish } from './spanish';

/** Everything the bot says. GSM-7 characters only, so that a reply stays one or two segments. */
export interface Replies {
  welcome(businessName: string): string;
  /** The person has chosen this language. */
  languageSwitched: string;
  anewNote: string;
  /** The person's phone has no appointment ahead. */
  noAppointment: string;
  askOrderNumber: string;
  /** Several orders of the person's own, to be chosen by their place in the list. */
  chooseOrder(orders: readonly StoredOrder[]): string;
  orderStatus(order: StoredOrder): string;
  orderNotFound: string;
  askTechTopic: string;
  techAnswer(answer: string): string;
  askBillingEmail: string;
  accountBalance(account: Account): string;
  accountNotFound: string;
  notUnderstood(state: SupportState): string;
  personOffer: string;
  /** The person has thanked us. */
  welcomeToAsk: string;
  /** A ticket was opened, or opened again. */
  ticketOpened(number: number): string;
  ticketOpenAlready(number: number): string;
  addedToTicket(number: number): string;
  /** The business is closed; undefined: and it is not known until when. */
  closedUntil(opening: { opensAt: Date; now: Date; timeZone: string } | undefined): string;
}

const all: Readonly<Record<Language, Replies>> = { en: english, es: spanish };

/** What the bot says in a language. */
export function repliesIn(language: Language): Replies {
  return all[language];
}
