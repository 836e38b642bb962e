import type { InboundTurn } from '../../conversations/turn';
import { fillTemplate } from '../../messaging/templates/message-template';
import { supportOptedOut } from '../../messaging/templates/support-opted-out';
import { tellStaff } from './relay';
import { nameOf } from './ticket';
import { lockLastTicketOf, saveTicket } from './ticket-store';

/** Closes the thread of somebody who has sent STOP, and tells the staff why no answer reaches them. */
export async function endThreadsOf(turn: InboundTurn): Promise<void> {
  const { message, transaction, business, now } = turn;
  const businessId = business.id;
  const ticket = await lockLastTicketOf({ transaction, businessId, customerAddress: message.from });
  if (ticket?.state !== 'open') return;
  const closed = { ...ticket, state: 'closed', closedBecause: 'opted-out', closedAt: now } as const;
  await saveTicket({ transaction, businessId, ticket: closed, now });
  const words = fillTemplate(supportOptedOut, {
    number: String(ticket.number),
    customer: nameOf(ticket),
  });
  await tellStaff({ turn, ticket, words });
}
