import type { Ticket } from './ticket';

/** Which thread a text of the staff without a number belongs to. */
export type PlainTextThread =
  | { kind: 'thread'; ticket: Ticket }
  | { kind: 'none' }
  /** It could be meant for several customers, and a guess may tell one about another. */
  | { kind: 'ask'; tickets: readonly Ticket[] };

/**
 * With one thread there is no doubt. With several it is the one that they wrote to last, unless
 * another customer has written since: then they may be answering that one.
 */
export function plainTextThread(own: readonly Ticket[]): PlainTextThread {
  const [only] = own;
  if (only === undefined) return { kind: 'none' };
  if (own.length === 1) return { kind: 'thread', ticket: only };
  const last = own.reduce((one, other) => (staffTime(other) > staffTime(one) ? other : one));
  const isClear =
    staffTime(last) > 0 &&
    own.every(
      (ticket) => ticket === last || ticket.lastCustomerTextAt.getTime() <= staffTime(last),
    );
  return isClear ? { kind: 'thread', ticket: last } : { kind: 'ask', tickets: own };
}

function staffTime({ lastStaffTextAt }: Ticket): number {
  return lastStaffTextAt?.getTime() ?? 0;
}
