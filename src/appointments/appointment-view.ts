import type { Queries } from '../platform/database/connection';
import { AppError } from '../platform/errors';
import { localTimeAt } from '../platform/time-zone';
import { appointmentColumns, readAppointment } from './appointment';
import { historyOf } from './appointment-store';
import { remindersOf, type StoredReminder } from './reminder-store';

/** An appointment as the business's own system sees it; times in ISO 8601, UTC. */
export interface AppointmentView {
  reference: string;
  customer: { phoneNumber: string; name: string | null };
  startsAt: string;
  /** By the clocks of the place: `2026-11-24T14:30`. */
  localTime: string;
  timeZone: string;
  service: string;
  state: string;
  reminders: { sendAt: string; minutesBefore: number; state: string }[];
}

export interface HistoryView {
  at: string;
  event: string;
  state: string;
  source: string;
  detail?: string;
}

/**
 * One appointment with its history.
 * @throws AppError `appointment_not_found` (404)
 */
export async function viewOf({
  queries,
  businessId,
  reference,
}: {
  queries: Queries;
  businessId: string;
  reference: string;
}): Promise<{ appointment: AppointmentView & { history: HistoryView[] } }> {
  const row = await appointmentsWithNames(queries)
    .where('appointments.business_id', '=', businessId)
    .where('appointments.reference', '=', reference)
    .executeTakeFirst();
  if (!row) throw appointmentNotFound();
  const reminders = await remindersOf({ queries, businessId, references: [reference] });
  const history = await historyOf({ queries, businessId, reference });
  return {
    appointment: {
      ...appointmentView({ row, reminders }),
      history: history.map(({ at, event, state, source, detail }) => ({
        at: at.toISOString(),
        event,
        state,
        source,
        ...(detail === undefined ? {} : { detail }),
      })),
    },
  };
}

export function appointmentNotFound(): AppError {
  return new AppError('appointment_not_found', 404, 'No appointment has this reference.');
}

/** Appointments and the names of their customers. */
export function appointmentsWithNames(queries: Queries) {
  return queries
    .selectFrom('appointments')
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.business_id', '=', 'appointments.business_id')
        .onRef('customers.phone_number', '=', 'appointments.customer_phone_number'),
    )
    .select(appointmentColumns)
    .select('customers.name as customer_name');
}

type AppointmentRow = Parameters<typeof readAppointment>[0] & { customer_name: string | null };

export function appointmentView({
  row,
  reminders,
}: {
  row: AppointmentRow;
  reminders: readonly StoredReminder[];
}): AppointmentView {
  const { reference, customerPhoneNumber, startsAt, timeZone, service, state } =
    readAppointment(row);
  const local = localTimeAt({ instant: startsAt, timeZone });
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    reference,
    customer: { phoneNumber: customerPhoneNumber, name: row.customer_name },
    startsAt: startsAt.toISOString(),
    localTime: `${local.year}-${two(local.month)}-${two(local.day)}T${two(local.hour)}:${two(local.minute)}`,
    timeZone,
    service,
    state,
    reminders: reminders.map(({ sendAt, leadMinutes, state: reminderState }) => ({
      sendAt: sendAt.toISOString(),
      minutesBefore: leadMinutes,
      state: reminderState,
    })),
  };
}
