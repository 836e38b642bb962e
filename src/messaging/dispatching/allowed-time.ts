import type { Business } from '../../platform/business';
import type { Channel } from '../channel';
import { purposes } from '../purpose';
import { keepsQuietHours, nextAllowedTime } from '../quiet-hours/quiet-hours';
import { timeZonesOf } from '../quiet-hours/time-zones-of-number';
import type { OutboxRow } from './outbox-row';
import { priorityNamed } from './priority';
import type { Recipient } from './recipient-store';

/**
 * When a message that would go at an instant may go: that instant, or the end of its person's quiet
 * hours. A mail wakes nobody up, and what is urgent may.
 */
export function allowedTime({
  at,
  row,
  channel,
  recipient,
  business,
}: {
  at: Date;
  row: OutboxRow;
  channel: Channel;
  recipient: Recipient;
  business: Business;
}): Date {
  const purpose = purposes.find((known) => known === row.purpose);
  const mayWait = purpose === undefined || keepsQuietHours(purpose);
  if (channel === 'email' || priorityNamed(row.priority) === 'urgent' || !mayWait) return at;
  const timeZones = timeZonesOf({
    phoneNumber: recipient.person,
    stored: recipient.timeZone ?? undefined,
    otherwise: business.hours.timeZone,
  });
  return nextAllowedTime({ at, timeZones, quietHours: business.quietHours });
}
