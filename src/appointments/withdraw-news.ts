import type { Transaction } from 'kysely';
import { cancel } from '../messaging/outbox';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import type { Appointment } from './appointment';
import { newsKey } from './message-keys';

/** News of a time that holds no more need not be sent, if they still wait. */
export async function withdrawNews({
  transaction,
  business,
  appointment,
  now,
}: {
  transaction: Transaction<Tables>;
  business: Business;
  /** As it was when they were written, or later. */
  appointment: Appointment;
  now: Date;
}): Promise<void> {
  const revisions = Array.from({ length: appointment.revision }, (_, index) => index + 1);
  await cancel({
    transaction,
    business,
    person: appointment.customerPhoneNumber,
    idempotencyKeys: revisions.map((revision) =>
      newsKey({ news: 'moved', appointment: { ...appointment, revision } }),
    ),
    now,
  });
}
