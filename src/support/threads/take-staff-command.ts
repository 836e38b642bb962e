import type { InboundTurn, StaffMember, Taken } from '../../conversations/turn';
import { phoneNumberOf } from '../../messaging/incoming-message';
import { fillTemplate } from '../../messaging/templates/message-template';
import { supportClosed } from '../../messaging/templates/support-closed';
import { isAwaitingAnswer } from '../conversation';
import { answerCustomer, refusalOf, takeThread } from './answer-customer';
import { asStaff, plainTextThread } from './plain-text-thread';
import { tellCustomer } from './relay';
import { type StaffCommand, staffCommandOf } from './staff-command';
import { staffRepliesIn } from './staff-replies';
import { firstNameOf, type Ticket } from './ticket';
import { lockTicket, openTickets, saveTicket } from './ticket-store';
import { readTranscript } from './transcript';

/** So many open requests fit into a text. */
const longestList = 10;
/** So many lines of a thread fit into a text. */
const longestLog = 6;

/** Takes what one of the staff texts by the number of a thread, and their few other commands. */
export async function takeStaffCommand(turn: InboundTurn): Promise<Taken | undefined> {
  const { staff, message, language } = turn;
  const command = staff && staffCommandOf(message.body);
  if (!command) return undefined;
  switch (command.kind) {
    case 'commands':
      return told(staffRepliesIn(language).commands);
    case 'list':
      return told(await list({ turn, staff }));
    case 'close-own':
      return closeOwn({ turn, staff });
    case 'write':
    case 'take':
    case 'close':
    case 'log':
      return takeNumbered({ turn, staff, command });
  }
}

async function takeNumbered({
  turn,
  staff,
  command,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  command: Extract<StaffCommand, { number: number }>;
}): Promise<Taken | undefined> {
  const { transaction, business, language, waiting, now } = turn;
  const { number } = command;
  const ticket = await lockTicket({ transaction, businessId: business.id, number });
  if (!ticket) {
    // The bot may just have asked them, as a customer, for an order number.
    if (isAwaitingAnswer({ session: waiting.session, now })) return undefined;
    return told(staffRepliesIn(language).noSuchTicket(number));
  }
  switch (command.kind) {
    case 'write':
      return answerCustomer({ turn, staff, ticket, text: command.text, named: 'by-number' });
    case 'take':
      return takeOver({ turn, staff, ticket });
    case 'close':
      return closeThread({ turn, staff, ticket });
    case 'log':
      return told(await tellLog({ turn, ticket }));
  }
}

/** TAKE works on a thread that another has, and on an open one that nobody has. */
async function takeOver({
  turn,
  staff,
  ticket,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
}): Promise<Taken> {
  const replies = staffRepliesIn(turn.language);
  if (ticket.state === 'closed') {
    const refusal = await refusalOf({ turn, staff, ticket });
    if (refusal !== undefined) return told(refusal);
  }
  const taken = await takeThread({ turn, staff, ticket });
  return { ...told(replies.yours(taken)), afterwards: 'dispatch' };
}

async function closeOwn({
  turn,
  staff,
}: {
  turn: InboundTurn;
  staff: StaffMember;
}): Promise<Taken | undefined> {
  const { transaction, business, language } = turn;
  const own = await openTickets({
    transaction,
    businessId: business.id,
    assignedTo: staff.phoneNumber,
    limit: longestList,
  });
  const meant = plainTextThread(own.map(asStaff));
  switch (meant.kind) {
    case 'none':
      return undefined;
    case 'ask':
      return told(staffRepliesIn(language).whichThread(meant.tickets));
    case 'thread': {
      const { number } = meant.ticket;
      const ticket = await lockTicket({ transaction, businessId: business.id, number });
      return ticket && closeThread({ turn, staff, ticket });
    }
  }
}

async function closeThread({
  turn,
  staff,
  ticket,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
}): Promise<Taken> {
  const { transaction, business, now, language } = turn;
  const replies = staffRepliesIn(language);
  const { number, assigned } = ticket;
  if (ticket.state === 'closed') return told(replies.closedAlready(number));
  if (assigned !== undefined && assigned.phoneNumber !== staff.phoneNumber) {
    return told(replies.takenBy({ number, agent: firstNameOf(assigned.name) }));
  }
  await saveTicket({
    transaction,
    businessId: business.id,
    ticket: { ...ticket, assigned: staff, state: 'closed', closedBecause: 'done', closedAt: now },
    now,
  });
  const isOwn = phoneNumberOf(ticket.customerAddress) === staff.phoneNumber;
  if (!isOwn) {
    const words = fillTemplate(supportClosed, { number: String(number) });
    await tellCustomer({ turn, ticket, words });
  }
  return { ...told(replies.closed(ticket)), afterwards: 'dispatch' };
}

async function list({ turn, staff }: { turn: InboundTurn; staff: StaffMember }): Promise<string> {
  const { transaction, business, language } = turn;
  const tickets = await openTickets({ transaction, businessId: business.id, limit: longestList });
  return staffRepliesIn(language).list({ tickets, phoneNumber: staff.phoneNumber });
}

async function tellLog({ turn, ticket }: { turn: InboundTurn; ticket: Ticket }): Promise<string> {
  const lines = await readTranscript({ queries: turn.transaction, ticket, limit: longestLog });
  return staffRepliesIn(turn.language).log({ ticket, lines });
}

function told(body: string): Taken {
  return { reply: { kind: 'text', body } };
}
