import type { InboundTurn, StaffMember, Taken } from '../../conversations/turn';
import { channelOfAddress } from '../../messaging/channel';
import { consentTo } from '../../messaging/consent/consent';
import { consentsFor } from '../../messaging/consent/consent-store';
import { phoneNumberOf } from '../../messaging/incoming-message';
import { fillTemplate } from '../../messaging/templates/message-template';
import { supportAnswer } from '../../messaging/templates/support-answer';
import { supportTaken } from '../../messaging/templates/support-taken';
import type { Business } from '../../platform/business';
import type { Queries } from '../../platform/database/connection';
import { allStaff, passToCustomer, passToStaff, tellStaff } from './relay';
import { type StaffReplies, staffRepliesIn } from './staff-replies';
import { firstNameOf, nameOf, reopensForStaff, type Ticket } from './ticket';
import { lockLastTicketOf, saveTicket } from './ticket-store';

/**
 * Sends a text of the staff to the customer of a thread. Whoever answers first takes the thread, and
 * the others are told; a closed thread is opened again while the customer still knows what it was.
 *
 * @param ticket locked
 * @param named whether they named the thread; if not, and it is not their first text, they hear to
 *   whom it went
 */
export async function answerCustomer({
  turn,
  staff,
  ticket,
  text,
  named,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
  text: string;
  named: 'by-number' | 'by-guess';
}): Promise<Taken> {
  const replies = staffRepliesIn(turn.language);
  if (phoneNumberOf(ticket.customerAddress) === staff.phoneNumber) {
    // Their own request as a customer: they write from the customer's side of it.
    await passToStaff({ turn, ticket });
    return { ...sent({ ticket, named, replies }), afterwards: 'dispatch' };
  }
  const refusal = await refusalOf({ turn, staff, ticket });
  if (refusal !== undefined) return told(refusal);
  if (text === '' && turn.message.media.length === 0) {
    return told(replies.nothingToSend(ticket.number));
  }
  const isNew = ticket.state === 'closed' || ticket.assigned === undefined;
  const taken = isNew ? await takeThread({ turn, staff, ticket }) : ticket;
  await passToCustomer({ turn, staff, ticket: taken, text });
  if (isNew) return { ...told(replies.yours(taken)), afterwards: 'dispatch' };
  return { ...sent({ ticket, named, replies }), afterwards: 'dispatch' };
}

/** Who named the thread knows where the text went; who did not can see a wrong guess. */
function sent({
  ticket,
  named,
  replies,
}: {
  ticket: Ticket;
  named: 'by-number' | 'by-guess';
  replies: StaffReplies;
}): Taken {
  return named === 'by-guess' ? told(replies.sentTo(ticket)) : { reply: { kind: 'none' } };
}

/** Gives a thread to one of the staff, opening it if need be, and tells the others. */
export async function takeThread({
  turn,
  staff,
  ticket,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
}): Promise<Ticket> {
  const { transaction, business, now } = turn;
  const taken: Ticket = {
    ...ticket,
    state: 'open',
    closedBecause: undefined,
    closedAt: undefined,
    assigned: staff,
  };
  await saveTicket({ transaction, businessId: business.id, ticket: taken, now });
  const phones = new Set(await allStaff({ turn, ticket }));
  if (ticket.assigned) phones.add(ticket.assigned.phoneNumber);
  phones.delete(staff.phoneNumber);
  await tellStaff({
    turn,
    ticket,
    words: fillTemplate(supportTaken, {
      number: String(ticket.number),
      customer: nameOf(ticket),
      agent: firstNameOf(staff.name),
    }),
    to: [...phones],
  });
  return taken;
}

/** Why a thread is not theirs to write in, as they are told; undefined when it is. */
export async function refusalOf({
  turn: { transaction, business, now, language },
  staff,
  ticket,
}: {
  turn: InboundTurn;
  staff: StaffMember;
  ticket: Ticket;
}): Promise<string | undefined> {
  const replies = staffRepliesIn(language);
  const { number, assigned, customerAddress } = ticket;
  const hasRefused = await hasRefusedTexts({ queries: transaction, business, ticket, now });
  if (ticket.closedBecause === 'opted-out' || hasRefused) return replies.optedOut(ticket);
  if (ticket.state === 'closed') {
    const last = await lockLastTicketOf({ transaction, businessId: business.id, customerAddress });
    const isOvertaken = last?.state === 'open';
    return isOvertaken || !reopensForStaff({ ticket, now })
      ? replies.closedAlready(number)
      : undefined;
  }
  if (assigned === undefined || assigned.phoneNumber === staff.phoneNumber) return undefined;
  return replies.takenBy({ number, agent: firstNameOf(assigned.name) });
}

/** Their STOP may have come when the thread was closed already. */
async function hasRefusedTexts({
  queries,
  business,
  ticket: { customerAddress },
  now,
}: {
  queries: Queries;
  business: Business;
  ticket: Ticket;
  now: Date;
}): Promise<boolean> {
  const person = phoneNumberOf(customerAddress);
  const consent = (await consentsFor({ queries, business, people: [person] })).get(person);
  if (!consent) return false;
  const channel = channelOfAddress(customerAddress);
  const answer = consentTo({ consent, channel, purpose: supportAnswer.purpose, now });
  return answer.kind === 'refused' && answer.code === 'consent_refused';
}

function told(body: string): Taken {
  return { reply: { kind: 'text', body } };
}
