import type { Transaction } from 'kysely';
import { previousText } from '../messaging/inbound-store';
import { type IncomingMessage, phoneNumberOf } from '../messaging/incoming-message';
import { enqueue } from '../messaging/outbox';
import { fillTemplate } from '../messaging/templates/message-template';
import { plainText } from '../messaging/templates/plain-text';
import type { App } from '../platform/app';
import { type Business, staffPhones } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { formatPhoneNumber } from '../platform/phone-numbers';
import { type Conversation, type Step, sessionTime } from './conversation';
import { findAccount, findOrder } from './records-store';
import {
  accountBalance,
  accountNotFound,
  askBillingEmail,
  askOrderNumber,
  askTechTopic,
  notUnderstood,
  orderNotFound,
  orderStatus,
  techAnswer,
  ticketAnnouncement,
  ticketReply,
  welcome,
} from './replies';
import { findCustomerName, openTicket } from './ticket-store';

/** Characters of the customer's own words that staff get in a text. */
const longestRequest = 300;

interface Situation {
  conversation: Conversation;
  message: IncomingMessage;
  business: Business;
  transaction: Transaction<Tables>;
  app: App;
}

/** What the bot answers, and whether a look-up found anything. */
interface Outcome {
  body: string;
  found: boolean;
}

/** Does what a step of the conversation asks for. */
export async function carryOut({
  step,
  ...situation
}: Situation & { step: Step }): Promise<Outcome> {
  const { conversation, message, business, transaction } = situation;
  const businessId = business.id;
  switch (step.kind) {
    case 'show-menu':
      return said(welcome(business.name));
    case 'ask-order-number':
      return said(askOrderNumber);
    case 'ask-tech-topic':
      return said(askTechTopic);
    case 'ask-billing-email':
      return said(askBillingEmail);
    case 'give-tech-answer':
      return said(techAnswer(step.topic));
    case 'not-understood':
      return said(notUnderstood(conversation.state));
    case 'hand-to-person':
      return said(await handToPerson(situation));
    case 'look-up-order': {
      const { lookupKey } = step;
      const order = await findOrder({ database: transaction, businessId, lookupKey });
      return order
        ? { body: orderStatus(order), found: true }
        : { body: orderNotFound, found: false };
    }
    case 'look-up-account': {
      const phoneNumber = phoneNumberOf(message.from);
      const { email } = step;
      const account = await findAccount({ database: transaction, businessId, email, phoneNumber });
      return account
        ? { body: accountBalance(account), found: true }
        : { body: accountNotFound, found: false };
    }
  }
}

function said(body: string): Outcome {
  return { body, found: true };
}

/** Stores a ticket and texts it to the staff of support; a person with an open ticket gets no second. */
async function handToPerson({ message, business, transaction, app }: Situation): Promise<string> {
  const now = app.clock.now();
  const businessId = business.id;
  const phoneNumber = phoneNumberOf(message.from);
  const since = new Date(now.getTime() - sessionTime);
  const request = (await previousText({ transaction, message, since })) ?? '';
  const ticket = await openTicket({
    transaction,
    businessId,
    customerAddress: message.from,
    sourceMessageSid: message.messageSid,
    request,
    now,
  });
  if (ticket.isNew) {
    const name = await findCustomerName({ transaction, businessId, phoneNumber });
    const number = formatPhoneNumber(phoneNumber);
    const body = ticketAnnouncement({
      number: ticket.number,
      customer: name === undefined ? number : `${name}, ${number}`,
      request: request.slice(0, longestRequest),
    });
    const phones = await staffPhones({ database: transaction, businessId, department: 'support' });
    const intents = phones.map((recipient) => ({
      recipient,
      message: fillTemplate(plainText, { text: body }),
      idempotencyKey: `ticket:${ticket.number}`,
      channels: { kind: 'only', channel: 'sms' } as const,
    }));
    await enqueue({ transaction, business, intents, now });
  }
  return ticketReply(ticket);
}
