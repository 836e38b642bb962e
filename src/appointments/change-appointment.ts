import type { Transaction } from 'kysely';
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
  const change = changeOf({ request, appointment });
  if (change !== 'none') {
    const customer = await findCustomer({
      queries: transaction,
      businessId,
      phoneNumber: appointment.customerPhoneNumber,
    });
    const work = { transaction, business, customer, now };
    const revision = appointment.revision + 1;
    if (change === 'details') {
      requireOpen(isAwaited(appointment.state));
      const changed = await updateAppointment({
        ...work,
        businessId,
        appointment,
        change: { ...detailsOf({ request, appointment }), revision },
      });
      await arrangeReminders({ ...work, appointment: changed, passed: 'skip' });
    } else {
      const state = stateAfter(appointment.state, 'move');
      requireOpen(state !== undefined);
      requireAhead({ startsAt: change.startsAt, now });
      const changed = await updateAppointment({
        ...work,
        businessId,
        appointment,
        change: {
          ...detailsOf({ request, appointment }),
          ...(state && { state }),
          startsAt: change.startsAt,
          revision,
          askedAt: tell === 'customer' ? now : undefined,
        },
        entry: {
          event: 'move',
          source: 'business',
          detail: `from ${appointment.startsAt.toISOString()}`,
        },
      });
      await withdrawNews({ ...work, appointment });
      await arrangeReminders({ ...work, appointment: changed, passed: 'skip' });
      if (tell === 'customer') {
        await tellCustomer({ ...work, news: 'moved', before: appointment, appointment: changed });
      }
    }
  }
  return { status: 200, body: await viewOf({ queries: transaction, businessId, reference }) };
}

function changeOf({
  request,
  appointment,
}: {
  request: ChangeRequest;
  appointment: Appointment;
}): 'none' | 'details' | { startsAt: Date } {
  const { startsAt, timeZone, service } = detailsOf({ request, appointment });
  if (startsAt.getTime() !== appointment.startsAt.getTime()) return { startsAt };
  const same = timeZone === appointment.timeZone && service === appointment.service;
  return same ? 'none' : 'details';
}

function detailsOf({
  request,
  appointment,
}: {
  request: ChangeRequest;
  appointment: Appointment;
}): Pick<Appointment, 'startsAt' | 'timeZone' | 'service'> {
  return {
    startsAt: request.startsAt ?? appointment.startsAt,
    timeZone: request.timeZone ?? appointment.timeZone,
    service: request.service ?? appointment.service,
  };
}

function requireOpen(isOpen: boolean): void {
  if (isOpen) return;
  throw new AppError(
    'appointment_closed',
    409,
    'This appointment is over or cancelled: create another one with a reference of its own.',
  );
}
