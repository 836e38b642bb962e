import type { InboundTurn } from '../../conversations/turn';
import { previousText } from '../../messaging/inbound-store';
import { fillTemplate } from '../../messaging/templates/message-template';
import { supportRequest } from '../../messaging/templates/support-request';
import { openingAt } from '../../voice/opening-hours';
import { commandOf } from '../commands';
import { sessionTime } from '../conversation';
import { repliesIn } from '../replies/replies';
import { allStaff, tellStaff } from './relay';
import { isStale, nameOf, reopensForCustomer, type Ticket } from './ticket';
import { insertTicket, lockLastTicketOf, saveTicket } from './ticket-store';
import { noteText } from './transcript';

/** Characters of the customer's own words that staff get with a request. */
const longestRequest = 300;

/**
 * Opens a thread between a customer and the staff of support, who are texted. Somebody with an open
 * thread gets no second one, and somebody whose thread was closed lately gets it back.
 * @returns what the customer is told
 */
export async function handToPerson(turn: InboundTurn): Promise<string> {
  const { message, business, transaction, now, language } = turn;
  const businessId = business.id;
  const replies = repliesIn(language);
  const last = await lockLastTicketOf({ transaction, businessId, customerAddress: message.from });
  if (last?.state === 'open' && !isStale({ ticket: last, now })) {
    return replies.ticketOpenAlready(last.number);
  }
  if (last?.state === 'open') await close({ turn, ticket: last });
  const request = await requestOf(turn);
  const again = last?.state === 'closed' && reopensForCustomer({ ticket: last, now });
  const ticket = again ? reopened({ ticket: last, now }) : await open({ turn, request });
  if (again) await saveTicket({ transaction, businessId, ticket, now });
  if (request !== '') {
    const authorName = nameOf(ticket);
    await noteText({
      transaction,
      ticket,
      author: 'customer',
      authorName,
      message,
      body: request,
      now,
    });
  }
  await tellStaff({
    turn,
    ticket,
    words: fillTemplate(supportRequest, {
      number: String(ticket.number),
      customer: nameOf(ticket),
      request: request.slice(0, longestRequest),
    }),
    to: await allStaff({ turn, ticket }),
  });
  return [replies.ticketOpened(ticket.number), closedNote(turn)]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** What was written right before HUMAN, unless it was said to the bot. */
async function requestOf({ message, transaction, now }: InboundTurn): Promise<string> {
  const since = new Date(now.getTime() - sessionTime);
  const text = (await previousText({ transaction, message, since })) ?? '';
  return commandOf(text) ? '' : text;
}

async function open({
  turn: { message, business, customer, transaction, now, language },
  request,
}: {
  turn: InboundTurn;
  request: string;
}): Promise<Ticket> {
  return insertTicket({
    transaction,
    businessId: business.id,
    customerAddress: message.from,
    customerName: customer?.name,
    language,
    sourceMessageSid: message.messageSid,
    request,
    now,
  });
}

/** Whoever had the thread may be off duty by now, so anybody may take it. */
function reopened({ ticket, now }: { ticket: Ticket; now: Date }): Ticket {
  return {
    ...ticket,
    state: 'open',
    closedBecause: undefined,
    closedAt: undefined,
    assigned: undefined,
    openedAt: now,
    lastCustomerTextAt: now,
  };
}

async function close({ turn, ticket }: { turn: InboundTurn; ticket: Ticket }): Promise<void> {
  const { transaction, business, now } = turn;
  await saveTicket({
    transaction,
    businessId: business.id,
    ticket: { ...ticket, state: 'closed', closedBecause: 'silence', closedAt: now },
    now,
  });
}

function closedNote({ business: { hours }, now, language }: InboundTurn): string | undefined {
  const opening = openingAt(hours, now);
  if (opening.kind === 'open') return undefined;
  const { opensAt } = opening;
  const { timeZone } = hours;
  return repliesIn(language).closedUntil(opensAt && { opensAt, now, timeZone });
}
