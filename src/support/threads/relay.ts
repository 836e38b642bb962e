import type { InboundTurn, StaffMember } from '../../conversations/turn';
import { phoneNumberOf } from '../../messaging/incoming-message';
import type { Intent } from '../../messaging/intent';
import { enqueue } from '../../messaging/outbox';
import { fillTemplate, type TemplateMessage } from '../../messaging/templates/message-template';
import { supportAnswer } from '../../messaging/templates/support-answer';
import { supportCustomerText } from '../../messaging/templates/support-customer-text';
import { staffPhones } from '../../platform/business';
import { firstNameOf, nameOf, type Ticket } from './ticket';
import { saveTicket } from './ticket-store';
import { noteText } from './transcript';

/** Characters of somebody's own words; a message holds 1,600 (Twilio error 21617) with its name and number. */
const longestText = 1_400;

/** Passes a customer's text on to whoever has the thread, or to all of support while nobody has. */
export async function passToStaff({
  turn,
  ticket,
}: {
  turn: InboundTurn;
  ticket: Ticket;
}): Promise<void> {
  const { message, now } = turn;
  const customer = nameOf(ticket);
  await note({ turn, ticket, author: 'customer', authorName: customer, body: message.body });
  await save({ turn, ticket: { ...ticket, lastCustomerTextAt: now } });
  const words = fillTemplate(supportCustomerText, {
    number: String(ticket.number),
    customer,
    text: wordsWith({ turn, text: message.body }),
  });
  await tellStaff({ turn, ticket, words, files: message.media });
}

/** Passes a text of the staff on to the customer, without the number that it came from. */
export async function passToCustomer({
  turn,
  staff,
  ticket,
  text,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
  text: string;
}): Promise<void> {
  const { message, now } = turn;
  const agent = firstNameOf(staff.name);
  await note({ turn, ticket, author: 'staff', authorName: agent, body: text });
  await save({ turn, ticket: { ...ticket, lastStaffTextAt: now } });
  const words = fillTemplate(supportAnswer, { agent, text: wordsWith({ turn, text }) });
  await tellCustomer({ turn, ticket, words, files: message.media });
}

/** Texts something about a thread to whoever has it, or to all of support while nobody has. */
export async function tellStaff({
  turn,
  ticket,
  words,
  to,
  files = [],
}: {
  turn: InboundTurn;
  ticket: Ticket;
  words: TemplateMessage;
  /** By default who has the thread. */
  to?: readonly string[];
  files?: InboundTurn['message']['media'];
}): Promise<void> {
  const recipients =
    to ?? (ticket.assigned ? [ticket.assigned.phoneNumber] : await allStaff({ turn, ticket }));
  await write({
    turn,
    intents: recipients.map((recipient) => ({
      recipient,
      ...intentFor({ turn, ticket, words, files }),
      channels: { kind: 'only', channel: 'sms' },
    })),
  });
}

/** Texts something to the customer of a thread, where they wrote. */
export async function tellCustomer({
  turn,
  ticket,
  words,
  files = [],
}: {
  turn: InboundTurn;
  ticket: Ticket;
  words: TemplateMessage;
  files?: InboundTurn['message']['media'];
}): Promise<void> {
  await write({
    turn,
    intents: [
      {
        recipient: phoneNumberOf(ticket.customerAddress),
        ...intentFor({ turn, ticket, words, files }),
        language: ticket.language,
        channels: { kind: 'as-they-wrote', address: ticket.customerAddress },
      },
    ],
  });
}

/** The phones of support, without the one that the ticket itself came from. */
export async function allStaff({
  turn: { transaction, business, app },
  ticket,
}: {
  turn: InboundTurn;
  ticket: Ticket;
}): Promise<string[]> {
  const phones = await staffPhones({
    database: transaction,
    businessId: business.id,
    department: 'support',
    frontDesk: app.environment.FRONT_DESK_PHONE_NUMBER,
  });
  return phones.filter((phone) => phone !== phoneNumberOf(ticket.customerAddress));
}

/** One text that came in is one message of each kind to each person, however often it is handled. */
function intentFor({
  turn: { message },
  ticket,
  words,
  files,
}: {
  turn: InboundTurn;
  ticket: Ticket;
  words: TemplateMessage;
  files: InboundTurn['message']['media'];
}): Pick<Intent, 'idempotencyKey' | 'message' | 'media' | 'priority'> {
  return {
    idempotencyKey: `ticket:${ticket.number}:${words.template}:${message.messageSid}`,
    message: words,
    priority: 'urgent',
    ...(files.length > 0 ? { media: files } : {}),
  };
}

async function write({
  turn: { transaction, business, now },
  intents,
}: {
  turn: InboundTurn;
  intents: readonly Intent[];
}): Promise<void> {
  await enqueue({ transaction, business, intents, now });
}

async function note({
  turn: { transaction, message, now },
  ...text
}: {
  turn: InboundTurn;
  ticket: Ticket;
  author: 'customer' | 'staff';
  authorName: string;
  body: string;
}): Promise<void> {
  await noteText({ transaction, message, now, ...text });
}

async function save({ turn, ticket }: { turn: InboundTurn; ticket: Ticket }): Promise<void> {
  const { transaction, business, now } = turn;
  await saveTicket({ transaction, businessId: business.id, ticket, now });
}

/** The words of a text; of one that is a picture alone, that. */
function wordsWith({ turn, text }: { turn: InboundTurn; text: string }): string {
  if (text.trim() === '') return `[${describeFiles(turn)}]`;
  return text.length > longestText ? `${text.slice(0, longestText)}...` : text;
}

function describeFiles({ message, language }: InboundTurn): string {
  const { length } = message.media;
  const name = language === 'es' ? 'archivo' : 'file';
  return `${length} ${name}${length === 1 ? '' : 's'}`;
}
