import { changeLanguage } from '../conversations/change-language';
import type { InboundTurn } from '../conversations/turn';
import { phoneNumberOf } from '../messaging/incoming-message';
import type { Language } from '../messaging/templates/message-template';
import { findOrder, ordersOfPhone } from '../orders/order-store';
import { findAccount } from './account-store';
import type { Conversation, Step } from './conversation';
import { type Replies, repliesIn } from './replies/replies';
import { handToPerson } from './threads/hand-to-person';

/** So many orders of a phone are listed: a digit chooses, and the list stays a text. */
const mostOrders = 5;

/** What the bot answers, and in which language. */
interface Outcome {
  body: string;
  language: Language;
  /** Whether a look-up had a result. */
  found: boolean;
  /** Lookup keys of the orders that were listed. */
  choices?: string[];
}

/** Does what a step of the conversation asks for. */
export async function carryOut({
  turn,
  step,
  conversation,
}: {
  turn: InboundTurn;
  step: Step;
  conversation: Conversation;
}): Promise<Outcome> {
  const { business, language } = turn;
  const replies = repliesIn(language);
  const said = (body: string): Outcome => ({ body, language, found: true });
  switch (step.kind) {
    case 'show-menu':
      return said(replies.welcome(business.name));
    case 'tell-no-appointment':
      return said(replies.noAppointment);
    case 'ask-order-number':
      return { language, found: true, ...(await offerOrders({ turn, replies })) };
    case 'ask-tech-topic':
      return said(replies.askTechTopic);
    case 'ask-billing-email':
      return said(replies.askBillingEmail);
    case 'give-tech-answer':
      return said(replies.techAnswer(step.topic.answer[language]));
    case 'not-understood':
      return said(replies.notUnderstood(conversation.state));
    case 'take-thanks':
      return said(replies.welcomeToAsk);
    case 'hand-to-person':
      return said(await handToPerson(turn));
    case 'look-up-order':
      return { language, ...(await lookUpOrder({ turn, replies, ...step })) };
    case 'look-up-account':
      return { language, ...(await lookUpAccount({ turn, replies, ...step })) };
    case 'switch-language':
      await changeLanguage({ turn, language: step.to });
      return { body: repliesIn(step.to).languageSwitched, language: step.to, found: true };
  }
}

/** Lists the writer's own orders, when there is something to choose from. */
async function offerOrders({
  turn: { transaction, business, message },
  replies,
}: {
  turn: InboundTurn;
  replies: Replies;
}): Promise<Pick<Outcome, 'body' | 'choices'>> {
  const orders = await ordersOfPhone({
    queries: transaction,
    businessId: business.id,
    phoneNumber: phoneNumberOf(message.from),
    limit: mostOrders,
  });
  const [only] = orders;
  if (only === undefined) return { body: replies.askOrderNumber };
  if (orders.length === 1) return { body: replies.orderStatus(only) };
  return {
    body: replies.chooseOrder(orders),
    choices: orders.map(({ lookupKey }) => lookupKey),
  };
}

/** To whoever did not order, an order does not exist: its number alone proves nothing. */
async function lookUpOrder({
  turn: { transaction, business, message },
  replies,
  lookupKey,
}: {
  turn: InboundTurn;
  replies: Replies;
  lookupKey: string;
}): Promise<Pick<Outcome, 'body' | 'found'>> {
  const order = await findOrder({ queries: transaction, businessId: business.id, lookupKey });
  return order?.phoneNumber === phoneNumberOf(message.from)
    ? { body: replies.orderStatus(order), found: true }
    : { body: replies.orderNotFound, found: false };
}

async function lookUpAccount({
  turn: { transaction, business, message },
  replies,
  email,
}: {
  turn: InboundTurn;
  replies: Replies;
  email: string;
}): Promise<Pick<Outcome, 'body' | 'found'>> {
  const account = await findAccount({
    queries: transaction,
    businessId: business.id,
    email,
    phoneNumber: phoneNumberOf(message.from),
  });
  return account
    ? { body: replies.accountBalance(account), found: true }
    : { body: replies.accountNotFound, found: false };
}
