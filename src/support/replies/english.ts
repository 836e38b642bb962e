import { formatDay } from '../../orders/format-day';
import type { OrderStatus } from '../../orders/order-state';
import type { StoredOrder } from '../../orders/order-store';
import { describeOpensAt } from '../../voice/describe-opening-hours';
import type { SupportState } from '../conversation';
import { techTopics } from '../tech-topics';
import { describeAmount } from './describe-amount';
import type { Replies } from './replies';

const menu =
  'Reply APPOINTMENTS for yours, TRACK for an order, TECH for technical help, BILL for your account, or HUMAN for a person.';

const statuses: Record<OrderStatus, string> = {
  confirmed: 'is confirmed and being prepared',
  shipped: 'has been shipped',
  'out-for-delivery': 'is out for delivery today',
  delivered: 'has been delivered',
  delayed: 'is delayed, sorry',
  refunded: 'has been refunded',
};
const shortStatuses: Record<OrderStatus, string> = {
  confirmed: 'confirmed',
  shipped: 'shipped',
  'out-for-delivery': 'out for delivery',
  delivered: 'delivered',
  delayed: 'delayed',
  refunded: 'refunded',
};
const again: Record<SupportState, string> = {
  menu,
  'order-number': 'Please send the order number alone, as NC-1001, or reply MENU.',
  tech: `Please reply with a number from 1 to ${techTopics.length}, or MENU.`,
  'billing-email': 'Please send the e-mail address alone, or reply MENU.',
};

/** The bot's English. */
export const english: Replies = {
  welcome: (businessName) => `Welcome to ${businessName}. ${menu} En espanol: ESPANOL.`,
  languageSwitched: `We write to you in English now. ${menu}`,
  anewNote: 'Our last chat ended after 30 minutes, so we start anew.',
  noAppointment:
    'There is no appointment ahead with this number. Reply HUMAN if you expected one or would like one.',
  askOrderNumber: 'What is your order number? It looks like NC-1001.',
  chooseOrder: (orders) => {
    const lines = orders.map(
      ({ number, event }, place) => `${place + 1} ${number} (${shortStatuses[event]})`,
    );
    return `Your orders: ${lines.join(', ')}. Reply with 1 to ${orders.length}, or with another order number.`;
  },
  orderStatus: (order) =>
    `Order ${order.number} ${statuses[order.event]}.${expected(order)}${tracking(order)} Reply MENU for more.`,
  orderNotFound:
    'We found no order with this number for your phone. Check it and send it again, write from the phone that ordered, or call us. MENU shows more.',
  askTechTopic: `What is the trouble? Reply ${techTopics.map(({ name }, place) => `${place + 1} for ${name.en}`).join(', ')}.`,
  techAnswer: (answer) => `${answer} Reply MENU for more or HUMAN for a person.`,
  askBillingEmail: 'What is the e-mail address of your account?',
  accountBalance: (account) => {
    const { number, balanceCents, dueOn } = account;
    const amount = describeAmount({ ...account, language: 'en' });
    const due = dueOn === undefined ? '' : `, due on ${formatDay({ date: dueOn, language: 'en' })}`;
    const owed = balanceCents === 0 ? 'nothing to pay' : `balance ${amount}${due}`;
    return `Account ${number}: ${balanceCents < 0 ? `a credit of ${amount}` : owed}. Reply MENU for more.`;
  },
  accountNotFound:
    'We found no account with this e-mail address for your phone. Check it and send it again, write from the phone of the account, or call us. MENU shows more.',
  notUnderstood: (state) => `Sorry, we did not understand that. ${again[state]}`,
  personOffer: 'Would you rather talk to a person? Reply HUMAN.',
  welcomeToAsk: 'You are welcome. Reply MENU whenever you need us.',
  ticketOpened: (number) =>
    `Thank you. Your request is #${number}, and a person will write to you here.`,
  ticketOpenAlready: (number) =>
    `Your request #${number} is open already, and a person will write to you here. You can add to it by writing on.`,
  addedToTicket: (number) => `Thank you, we have added this to your request #${number}.`,
  closedUntil: (opening) =>
    opening
      ? `We are closed now and open ${describeOpensAt(opening)}.`
      : 'We are closed now, so it may take a while.',
};

function expected({ event, expectedOn }: StoredOrder): string {
  const isAwaited = event === 'confirmed' || event === 'shipped' || event === 'delayed';
  if (!isAwaited || expectedOn === undefined) return '';
  return ` We expect it on ${formatDay({ date: expectedOn, language: 'en' })}.`;
}

function tracking({ event, trackingUrl }: StoredOrder): string {
  const isMoving = event === 'shipped' || event === 'out-for-delivery' || event === 'delayed';
  return isMoving && trackingUrl !== undefined ? ` Track it: ${trackingUrl}` : '';
}
