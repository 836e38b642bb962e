import type { Language } from '../../messaging/templates/message-template';

/** A request for a person: a thread between a customer and whoever of the staff takes it. */
export interface Ticket {
  number: number;
  /** E.164, or `whatsapp:` and E.164: where the customer writes from and is answered. */
  customerAddress: string;
  /** Undefined: nobody the business knows. */
  customerName: string | undefined;
  language: Language;
  state: 'open' | 'closed';
  closedBecause: 'done' | 'opted-out' | 'silence' | undefined;
  closedAt: Date | undefined;
  /** Who of the staff has taken it. */
  assigned: { phoneNumber: string; name: string } | undefined;
  /** When it was opened, or opened again. */
  openedAt: Date;
  lastActivityAt: Date;
  lastCustomerTextAt: Date;
  lastStaffTextAt: Date | undefined;
}

/** An open thread in which nobody has written for so long (ms) is over without anybody saying so. */
const threadLifetime = 7 * 24 * 3_600_000;
/** For so long (ms) after DONE, a customer who asks for a person again gets back into the same thread. */
const customerReopenTime = 24 * 3_600_000;

/** Whether a thread has gone to sleep: the next text begins something new. */
export function isStale({ ticket, now }: { ticket: Ticket; now: Date }): boolean {
  return now.getTime() - ticket.lastActivityAt.getTime() >= threadLifetime;
}

/** Whether a customer who asks for a person gets this closed ticket again instead of a new one. */
export function reopensForCustomer({ ticket, now }: { ticket: Ticket; now: Date }): boolean {
  const { closedBecause, closedAt } = ticket;
  if (closedBecause !== 'done' || closedAt === undefined) return false;
  return now.getTime() - closedAt.getTime() < customerReopenTime;
}

/** Whether staff may go on writing in this closed thread: the customer must not have opted out. */
export function reopensForStaff({ ticket, now }: { ticket: Ticket; now: Date }): boolean {
  const { closedBecause, closedAt } = ticket;
  if (closedBecause === 'opted-out' || closedAt === undefined) return false;
  return now.getTime() - closedAt.getTime() < threadLifetime;
}

/** How staff read a customer's name. */
export function nameOf({ customerName }: Pick<Ticket, 'customerName'>): string {
  return customerName ?? 'Guest';
}

/** How customers read the name of one of the staff. */
export function firstNameOf(name: string): string {
  return name.split(' ')[0] ?? name;
}
