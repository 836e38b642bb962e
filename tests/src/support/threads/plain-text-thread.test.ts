import {
  asCustomer,
  asStaff,
  plainTextThread,
} from '../../../../src/support/threads/plain-text-thread';
import type { Ticket } from '../../../../src/support/threads/ticket';

/** A thread with the minutes of a morning at which each side wrote last. */
function thread(number: number, { customer, staff }: { customer: number; staff?: number }): Ticket {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 15, minute));
  return {
    number,
    customerAddress: `+1202555016${number}`,
    customerName: undefined,
    language: 'en',
    state: 'open',
    closedBecause: undefined,
    closedAt: undefined,
    assigned: { phoneNumber: '+12025550122', name: 'Ben' },
    openedAt: at(0),
    lastActivityAt: at(0),
    lastCustomerTextAt: at(customer),
    lastStaffTextAt: staff === undefined ? undefined : at(staff),
  };
}

test.each<[string, Ticket[], number | 'none' | 'ask']>([
  ['nobody to write to', [], 'none'],
  ['the only thread', [thread(1, { customer: 5 })], 1],
  [
    'the one written to last',
    [thread(1, { customer: 1, staff: 2 }), thread(2, { customer: 3, staff: 4 })],
    2,
  ],
  [
    'its customer has answered',
    [thread(1, { customer: 1, staff: 2 }), thread(2, { customer: 9, staff: 4 })],
    2,
  ],
  [
    'another customer wrote since',
    [thread(1, { customer: 5, staff: 2 }), thread(2, { customer: 3, staff: 4 })],
    'ask',
  ],
  [
    'a new thread wrote before',
    [thread(1, { customer: 3 }), thread(2, { customer: 3, staff: 4 })],
    2,
  ],
  ['nobody was written to yet', [thread(1, { customer: 1 }), thread(2, { customer: 2 })], 'ask'],
])('%s', (_name, own, expected) => {
  const meant = plainTextThread(own.map(asStaff));
  expect(meant.kind === 'thread' ? meant.ticket.number : meant.kind).toBe(expected);
});

test('their own request is answered when somebody has just written in it', () => {
  const customers = asStaff(thread(1, { customer: 1, staff: 2 }));
  const own = asCustomer(thread(2, { customer: 3, staff: 5 }));
  expect(plainTextThread([customers, own])).toMatchObject({ ticket: { number: 2 } });
});
