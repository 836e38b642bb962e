import type { Tables } from '../platform/database/tables';
import type { AppointmentState } from './appointment-states';

/** Somebody's time with the business. */
export interface Appointment {
  /** Ours, as part of the keys of its messages. */
  id: string;
  /** The business's own. */
  reference: string;
  /** E.164. */
  customerPhoneNumber: string;
  /** As `dental cleaning`; in the language in which the business wrote it. */
  service: string;
  startsAt: Date;
  /** IANA name of the place's zone. */
  timeZone: string;
  state: AppointmentState;
  /** Raised whenever its reminders are planned anew. */
  revision: number;
  /** When the customer was last asked to confirm this time; undefined when not yet. */
  askedAt: Date | undefined;
}

export const appointmentColumns = [
  'appointments.id',
  'appointments.reference',
  'appointments.customer_phone_number',
  'appointments.service',
  'appointments.starts_at',
  'appointments.time_zone',
  'appointments.state',
  'appointments.revision',
  'appointments.asked_at',
] as const;

export function readAppointment(row: {
  id: string;
  reference: string;
  customer_phone_number: string;
  service: string;
  starts_at: Date;
  time_zone: string;
  state: Tables['appointments']['state'];
  revision: number;
  asked_at: Date | null;
}): Appointment {
  return {
    id: row.id,
    reference: row.reference,
    customerPhoneNumber: row.customer_phone_number,
    service: row.service,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
    state: row.state,
    revision: row.revision,
    askedAt: row.asked_at ?? undefined,
  };
}
