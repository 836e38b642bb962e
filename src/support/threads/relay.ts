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
  const words = (text: string) =>
    fillTemplate(supportCustomerText, { number: String(ticket.number), customer, text });
  await tellStaff({ turn, ticket, words: words(wordsWith({ turn, text: message.body })) });
  if (message.media.length > 0)
    await tellStaff({ turn, ticket, words: words(`[${files(turn)}]`), files: 'along' });
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
  const words = (said: string) => fillTemplate(supportAnswer, { agent, text: said });
  await tellCustomer({ turn, ticket, words: words(wordsWith({ turn, text })) });
  if (message.media.length > 0) {
    await tellCustomer({ turn, ticket, words: words(`[${files(turn)}]`), files: 'along' });
  }
}

/** Texts something about a thread to whoever has it, or to all of support while nobody has. */
export async function tellStaff({
  turn,
  ticket,
  words,
  to,
  files = 'none',
}: {
  turn: InboundTurn;
  ticket: Ticket;
  words: TemplateMessage;
  /** By default who has the thread. */
  to?: readonly string[];
  files?: 'along' | 'none';
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
  files = 'none',
}: {
  turn: InboundTurn;
  ticket: Ticket;
  words: TemplateMessage;
  files?: 'along' | 'none';
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
  files: 'along' | 'none';
}): Pick<Intent, 'idempotencyKey' | 'message' | 'media' | 'priority'> {
  const what = files === 'along' ? 'files' : words.template;
  return {
    idempotencyKey: `ticket:${ticket.number}:${what}:${message.messageSid}`,
    message: words,
    priority: 'urgent',
    ...(files === 'along' ? { media: message.media } : {}),
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

/**
 * The words of a text, and that files follow in a message of their own: so the words arrive even where
 * no sender of ours carries files, or where a file is refused.
 */
function wordsWith({ turn, text }: { turn: InboundTurn; text: string }): string {
  const words = text.length > longestText ? `${text.slice(0, longestText)}...` : text;
  if (turn.message.media.length === 0) return words;
  const note = turn.language === 'es' ? 'a seguir' : 'to follow';
  return `${words} [${files(turn)} ${note}]`.trim();
}

function files({ message, language }: InboundTurn): string {
  const { length } = message.media;
  const name = language === 'es' ? 'archivo' : 'file';
  return `${length} ${name}${length === 1 ? '' : 's'}`;
}
