import type { SupportState, TechTopic } from './conversation';
import type { Account, Order } from './records-store';

/** Everything the bot says. GSM-7 characters only, so that a reply stays one or two segments. */

const menu =
  'Reply TRACK for an order, TECH for technical help, BILL for your account, or HUMAN for a person.';

export const anewNote = 'Our last chat ended after 30 minutes, so we start anew.';
export const askOrderNumber = 'What is your order number? It looks like NC-1001.';
export const orderNotFound =
  'We found no order with this number. Check it and send it again, or reply MENU.';
export const askTechTopic =
  'What is the trouble? Reply 1 for signing in, 2 for a link that does not open, 3 for texts that do not arrive.';
export const askBillingEmail = 'What is the e-mail address of your account?';
export const accountNotFound =
  'We found no account with this e-mail address for your phone. Check it and send it again, or reply MENU.';
export const personOffer = 'Would you rather talk to a person? Reply HUMAN.';

export function welcome(businessName: string): string {
  return `Welcome to ${businessName}. ${menu}`;
}

const techAnswers: Record<TechTopic, string> = {
  'sign-in':
    'To sign in, ask for a new code and type it within ten minutes. Codes come from this number.',
  link: 'If a link does not open, copy it into your browser. Links work for 7 days; we gladly send a new one.',
  texts:
    'If texts do not arrive, reply START to this number and check that your phone does not block it.',
};

export function techAnswer(topic: TechTopic): string {
  return `${techAnswers[topic]} Reply MENU for more or HUMAN for a person.`;
}

export function notUnderstood(state: SupportState): string {
  const again: Record<SupportState, string> = {
    menu,
    'order-number': 'Please send the order number alone, as NC-1001, or reply MENU.',
    tech: 'Please reply 1, 2 or 3, or MENU.',
    'billing-email': 'Please send the e-mail address alone, or reply MENU.',
  };
  return `Sorry, we did not understand that. ${again[state]}`;
}

const orderStatuses: Record<Order['status'], string> = {
  confirmed: 'is confirmed and being prepared',
  shipped: 'has been shipped',
  'out-for-delivery': 'is out for delivery today',
  delivered: 'has been delivered',
  delayed: 'is delayed, sorry',
  refunded: 'has been refunded',
};

export function orderStatus(order: Order): string {
  const awaited =
    order.status === 'confirmed' || order.status === 'shipped' || order.status === 'delayed';
  const expected =
    awaited && order.expectedOn ? ` We expect it on ${formatDate(order.expectedOn)}.` : '';
  return `Order ${order.number} ${orderStatuses[order.status]}.${expected} Reply MENU for more.`;
}

export function accountBalance(account: Account): string {
  return `Account ${account.number}: ${describeBalance(account)} Reply MENU for more.`;
}

export function ticketReply({ number, isNew }: { number: number; isNew: boolean }): string {
  return isNew
    ? `Thank you. Your request is #${number}, and a person will write or call you.`
    : `Your request #${number} is open already, and a person will write or call you.`;
}

export function ticketAnnouncement({
  number,
  customer,
  request,
}: {
  number: number;
  customer: string;
  request: string;
}): string {
  return `Support request #${number} from ${customer}: ${request === '' ? 'asked for a person' : `"${request}"`}`;
}

function describeBalance({ balanceCents, currency, dueOn }: Account): string {
  if (balanceCents === 0) return 'nothing to pay.';
  const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(
    Math.abs(balanceCents) / 100,
  );
  if (balanceCents < 0) return `a credit of ${amount}.`;
  return `balance ${amount}${dueOn ? `, due on ${formatDate(dueOn)}` : ''}.`;
}

/** @param date as `2026-12-25` */
function formatDate(date: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}
