import type { Transaction } from 'kysely';
import type { Customer } from '../customers/customer';
import { findCustomer } from '../customers/customer-store';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { Appointment } from './appointment';
import type { ChangeRequest } from './appointment-request';
import { isAwaited, stateAfter } from './appointment-states';
import { lockAppointment, updateAppointment } from './appointment-store';
import { requireAhead } from './appointment-time-limits';
import { appointmentNotFound, viewOf } from './appointment-view';
import { arrangeReminders } from './arrange-reminders';
import { noteRemindersOf } from './note-reminders';
import { tellCustomer } from './tell-customer';
import { withdrawNews } from './withdraw-news';

/**
 * Gives an appointment another time, zone or service. With another time it is booked anew: the
 * customer is told and asked to confirm, and the reminders move with it.
 *
 * @throws AppError `appointment_not_found` (404), `appointment_closed` (409), `time_past` and
 *   `time_too_far` (422)
 */
export async function changeAppointment({
  request,
  transaction,
  business,
  now,
}: {
  request: ChangeRequest;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<PartnerAnswer> {
  const businessId = business.id;
  const { reference, tell } = request;
  const known = await lockAppointment({ transaction, businessId, reference });
  if (!known) throw appointmentNotFound();
  const appointment = await noteRemindersOf({
    transaction,
    businessId,
    appointment: known.appointment,
    now,
  });
  const details = detailsOf({ request, appointment });
  const customer = await findCustomer({
    queries: transaction,
    businessId,
    phoneNumber: appointment.customerPhoneNumber,
  });
  const work = { transaction, business, customer, appointment, details, now };
  if (details.startsAt.getTime() !== appointment.startsAt.getTime()) await move({ ...work, tell });
  else if (!isSame(details, appointment)) await reword(work);
  return { status: 200, body: await viewOf({ queries: transaction, businessId, reference }) };
}

interface Change {
  transaction: Transaction<Tables>;
  business: Business;
  customer: Customer | undefined;
  /** As it was. */
  appointment: Appointment;
  /** As it shall be. */
  details: Pick<Appointment, 'startsAt' | 'timeZone' | 'service'>;
  now: Date;
}

async function move({
  tell,
  details,
  ...work
}: Change & { tell: ChangeRequest['tell'] }): Promise<void> {
  const { appointment, business, now } = work;
  const state = stateAfter(appointment.state, 'move');
  if (state === undefined) throw appointmentClosed();
  requireAhead({ startsAt: details.startsAt, now });
  const askedAt = tell === 'customer' ? now : undefined;
  const changed = await updateAppointment({
    ...work,
    businessId: business.id,
    change: { ...details, state, askedAt, revision: appointment.revision + 1 },
    entry: {
      event: 'move',
      source: 'business',
      detail: `from ${appointment.startsAt.toISOString()}`,
    },
  });
  await withdrawNews(work);
  await arrangeReminders({ ...work, appointment: changed, passed: 'skip' });
  if (tell === 'nobody') return;
  await tellCustomer({ ...work, news: 'moved', before: appointment, appointment: changed });
}

/** The time stays, so nobody is told; only what is still to be sent says it otherwise. */
async function reword({ details, ...work }: Change): Promise<void> {
  const { appointment, business } = work;
  if (!isAwaited(appointment.state)) throw appointmentClosed();
  const changed = await updateAppointment({
    ...work,
    businessId: business.id,
    change: { ...details, revision: appointment.revision + 1 },
    entry: {
      event: 'change-details',
      source: 'business',
      detail: `from ${appointment.service}, ${appointment.timeZone}`,
    },
  });
  await arrangeReminders({ ...work, appointment: changed, passed: 'skip' });
}

function isSame(details: Change['details'], appointment: Appointment): boolean {
  return details.timeZone === appointment.timeZone && details.service === appointment.service;
}

function detailsOf({
  request,
  appointment,
}: {
  request: ChangeRequest;
  appointment: Appointment;
}): Change['details'] {
  return {
    startsAt: request.startsAt ?? appointment.startsAt,
    timeZone: request.timeZone ?? appointment.timeZone,
    service: request.service ?? appointment.service,
  };
}

function appointmentClosed(): AppError {
  return new AppError(
    'appointment_closed',
    409,
    'This appointment is over or cancelled: create another one with a reference of its own.',
  );
}
