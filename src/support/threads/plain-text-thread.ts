import type { Ticket } from './ticket';

/** An open thread as one of the staff sees it, who may be its customer as well. */
export interface OwnThread {
  ticket: Ticket;
  /** When they wrote in it last. */
  wroteAt: Date | undefined;
  /** When the other side wrote last. */
  heardAt: Date | undefined;
}

/** Which thread a text of the staff without a number belongs to. */
export type PlainTextThread =
  | { kind: 'thread'; ticket: Ticket }
  | { kind: 'none' }
  /** It could be meant for several people, and a guess may tell one about another. */
  | { kind: 'ask'; tickets: readonly Ticket[] };

/**
 * With one thread there is no doubt. With several it is the one that they wrote in last, unless
 * somebody has written in another since: then they may be answering that one.
 */
export function plainTextThread(own: readonly OwnThread[]): PlainTextThread {
  const [only] = own;
  if (only === undefined) return { kind: 'none' };
  if (own.length === 1) return { kind: 'thread', ticket: only.ticket };
  const last = own.reduce((one, other) => (time(other.wroteAt) > time(one.wroteAt) ? other : one));
  const isClear =
    last.wroteAt !== undefined &&
    own.every((thread) => thread === last || time(thread.heardAt) <= time(last.wroteAt));
  return isClear
    ? { kind: 'thread', ticket: last.ticket }
    : { kind: 'ask', tickets: own.map(({ ticket }) => ticket) };
}

/** A thread of a customer's, as whoever of the staff has it sees it. */
export function asStaff(ticket: Ticket): OwnThread {
  return { ticket, wroteAt: ticket.lastStaffTextAt, heardAt: ticket.lastCustomerTextAt };
}

/** Their own request, as they see it from the customer's side. */
export function asCustomer(ticket: Ticket): OwnThread {
  return { ticket, wroteAt: ticket.lastCustomerTextAt, heardAt: ticket.lastStaffTextAt };
}

function time(at: Date | undefined): number {
  return at?.getTime() ?? 0;
}
