import {
  isStale,
  reopensForCustomer,
  reopensForStaff,
  type Ticket,
} from '../../../../src/support/threads/ticket';

const hour = 3_600_000;
const now = new Date('2026-11-20T15:00:00Z');

function hoursAgo(hours: number): Date {
  return new Date(now.getTime() - hours * hour);
}

function closed(because: Ticket['closedBecause'], hours: number): Ticket {
  return {
    number: 1,
    customerAddress: '+12025550147',
    customerName: 'Maya Lopez',
    language: 'en',
    state: 'closed',
    closedBecause: because,
    closedAt: hoursAgo(hours),
    assigned: { phoneNumber: '+12025550122', name: 'Ben' },
    openedAt: hoursAgo(hours + 1),
    lastActivityAt: hoursAgo(hours),
    lastCustomerTextAt: hoursAgo(hours + 1),
    lastStaffTextAt: hoursAgo(hours + 1),
  };
}

test.each<[Ticket['closedBecause'], number, boolean, boolean]>([
  ['done', 0, true, true],
  ['done', 23.9, true, true],
  ['done', 24, false, true],
  ['done', 7 * 24 - 0.1, false, true],
  ['done', 7 * 24, false, false],
  ['silence', 1, false, true],
  ['opted-out', 1, false, false],
])(
  'closed because "%s" %d hours ago: reopened for the customer %s, for staff %s',
  (because, hours, forCustomer, forStaff) => {
    const ticket = closed(because, hours);
    expect(reopensForCustomer({ ticket, now })).toBe(forCustomer);
    expect(reopensForStaff({ ticket, now })).toBe(forStaff);
  },
);

test('a thread sleeps after a week of silence', () => {
  expect(isStale({ ticket: closed('done', 7 * 24 - 0.1), now })).toBe(false);
  expect(isStale({ ticket: closed('done', 7 * 24), now })).toBe(true);
});
