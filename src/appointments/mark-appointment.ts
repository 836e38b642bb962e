import type { Transaction } from 'kysely';
import { findCustomer } from '../customers/customer-store';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { applyEvent } from './apply-event';
import type { MarkRequest } from './appointment-request';
import { lockAppointment } from './appointment-store';
import { appointmentNotFound, viewOf } from './appointment-view';

const events = { confirmed: 'confirm', done: 'mark-done', missed: 'mark-missed' } as const;

/**
 * Notes what staff know: the customer has confirmed by telephone, has come, or has not.
 * @throws AppError `appointment_not_found` (404), `appointment_closed` (409), `not_begun` (422)
 */
export async function markAppointment({
  request,
  transaction,
  business,
  now,
}: {
  request: MarkRequest;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<PartnerAnswer> {
  const businessId = business.id;
  const { reference } = request;
  const known = await lockAppointment({ transaction, businessId, reference });
  if (!known) throw appointmentNotFound();
  const { appointment } = known;
  if (request.as !== 'confirmed' && appointment.startsAt > now) {
    throw new AppError(
      'not_begun',
      422,
      'Mark an appointment done or missed when its time has come.',
    );
  }
  const customer = await findCustomer({
    queries: transaction,
    businessId,
    phoneNumber: appointment.customerPhoneNumber,
  });
  const marked = await applyEvent({
    event: events[request.as],
    source: 'business',
    transaction,
    business,
    appointment,
    customer,
    now,
  });
  if (!marked) {
    throw new AppError('appointment_closed', 409, 'This appointment is over or cancelled.');
  }
  return { status: 200, body: await viewOf({ queries: transaction, businessId, reference }) };
}
