import type { Transaction } from 'kysely';
import { findCustomer } from '../customers/customer-store';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import { applyEvent } from './apply-event';
import type { CancelRequest } from './appointment-request';
import { lockAppointment } from './appointment-store';
import { appointmentNotFound, viewOf } from './appointment-view';
import { tellCustomer } from './tell-customer';
import { withdrawNews } from './withdraw-news';

/**
 * Cancels an appointment with its reminders, also those that wait at Twilio, and tells the customer
 * unless it is over. Cancelling it again changes nothing.
 * @throws AppError `appointment_not_found` (404), `appointment_closed` (409)
 */
export async function cancelAppointment({
  request,
  transaction,
  business,
  now,
}: {
  request: CancelRequest;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<PartnerAnswer> {
  const businessId = business.id;
  const { reference } = request;
  const known = await lockAppointment({ transaction, businessId, reference });
  if (!known) throw appointmentNotFound();
  const { appointment } = known;
  const customer = await findCustomer({
    queries: transaction,
    businessId,
    phoneNumber: appointment.customerPhoneNumber,
  });
  const work = { transaction, business, customer, now };
  const cancelled = await applyEvent({
    ...work,
    event: 'cancel',
    source: 'business',
    appointment,
  });
  if (!cancelled) {
    throw new AppError('appointment_closed', 409, 'This appointment is over already.');
  }
  if (cancelled !== appointment) {
    await withdrawNews({ transaction, business, appointment, now });
    if (request.tell === 'customer' && appointment.startsAt > now) {
      await tellCustomer({
        ...work,
        news: 'cancelled',
        before: appointment,
        appointment: cancelled,
      });
    }
  }
  return { status: 200, body: await viewOf({ queries: transaction, businessId, reference }) };
}
