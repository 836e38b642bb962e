import type { InboundTurn, StaffMember, Taken } from '../../conversations/turn';
import { commandOf } from '../commands';
import { isAwaitingAnswer } from '../conversation';
import { repliesIn } from '../replies/replies';
import { answerCustomer } from './answer-customer';
import { asCustomer, asStaff, type OwnThread, plainTextThread } from './plain-text-thread';
import { passToStaff } from './relay';
import { staffRepliesIn } from './staff-replies';
import { isStale, type Ticket } from './ticket';
import { lockLastTicketOf, lockTicket, openTickets } from './ticket-store';

/** More open threads than one person can have in mind. */
const mostThreads = 50;
/** Only so lately (ms) announced requests are answered by a text without a number. */
const announcementTime = 2 * 3_600_000;

/**
 * Takes a text of an open thread and passes it to the other side. The bot's commands, and answers to
 * what the bot has just asked, stay the bot's.
 */
export async function takeThreadText(turn: InboundTurn): Promise<Taken | undefined> {
  const { message, staff } = turn;
  if (commandOf(message.body)) return undefined;
  const threads = staff ? (await threadsOf({ turn, staff })).map(asStaff) : [];
  const own = await ownRequest(turn);
  if (threads.length === 0 && !own) return undefined;
  if (isAwaitingAnswer({ session: turn.waiting.session, now: turn.now })) return undefined;
  if (staff && threads.length > 0) {
    return takeFromStaff({ turn, staff, threads: own ? [...threads, asCustomer(own)] : threads });
  }
  return own && takeFromCustomer({ turn, ticket: own });
}

async function takeFromCustomer({
  turn,
  ticket,
}: {
  turn: InboundTurn;
  ticket: Ticket;
}): Promise<Taken> {
  await passToStaff({ turn, ticket });
  // While nobody has answered, the customer hears once that writing on is seen.
  const isFirst = ticket.lastCustomerTextAt.getTime() === ticket.openedAt.getTime();
  const reply =
    ticket.assigned === undefined && isFirst
      ? ({ kind: 'text', body: repliesIn(turn.language).addedToTicket(ticket.number) } as const)
      : ({ kind: 'none' } as const);
  return { reply, afterwards: 'dispatch' };
}

async function takeFromStaff({
  turn,
  staff,
  threads,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  threads: readonly OwnThread[];
}): Promise<Taken | undefined> {
  const { transaction, business, language, message } = turn;
  const meant = plainTextThread(threads);
  switch (meant.kind) {
    case 'none':
      return undefined;
    case 'ask': {
      const body = staffRepliesIn(language).whichThread(meant.tickets);
      return { reply: { kind: 'text', body } };
    }
    case 'thread': {
      const { number } = meant.ticket;
      const ticket = await lockTicket({ transaction, businessId: business.id, number });
      if (!ticket) return undefined;
      const named = threads.length > 1 ? 'by-guess' : 'by-number';
      return answerCustomer({ turn, staff, ticket, text: message.body.trim(), named });
    }
  }
}

/** The threads that one of the staff may be answering: theirs, else the new ones. */
async function threadsOf({
  turn: { transaction, business, now },
  staff,
}: {
  turn: InboundTurn;
  staff: StaffMember;
}): Promise<Ticket[]> {
  const open = await openTickets({ transaction, businessId: business.id, limit: mostThreads });
  const own = open.filter(
    (ticket) => ticket.assigned?.phoneNumber === staff.phoneNumber && !isStale({ ticket, now }),
  );
  if (own.length > 0) return own;
  return open.filter(
    ({ assigned, lastActivityAt }) =>
      assigned === undefined && now.getTime() - lastActivityAt.getTime() < announcementTime,
  );
}

/** The writer's own open request, unless nobody has written in it for long. */
async function ownRequest({
  waiting,
  message,
  transaction,
  business: { id: businessId },
  now,
}: InboundTurn): Promise<Ticket | undefined> {
  if (!waiting.thread) return undefined;
  const ticket = await lockLastTicketOf({ transaction, businessId, customerAddress: message.from });
  return ticket?.state === 'open' && !isStale({ ticket, now }) ? ticket : undefined;
}
