import { sql } from 'kysely';
import { appointmentRequest } from '../../../src/appointments/appointment-request';
import { manageAppointments } from '../../../src/appointments/manage-appointments';
import { askAsPartner } from '../ask-as-partner';
import { maya } from '../front-office';
import type { useFrontOffice } from '../use-front-office';

/** Tuesday, 2:30 PM in Washington; the clock stands at Friday, 10 AM. */
export const cleaning = {
  action: 'create',
  reference: 'A-1001',
  customer: { phoneNumber: maya },
  startsAt: '2026-11-24T14:30:00-05:00',
  service: 'dental cleaning',
};

/** What the business's own system does with a front office's appointments. */
export function useAppointments(office: ReturnType<typeof useFrontOffice>) {
  function ask(body: object): Promise<{ status: number; body: unknown }> {
    return askAsPartner({
      app: office.app,
      path: '/appointments',
      input: appointmentRequest,
      answer: manageAppointments,
      body,
    });
  }

  /** How many rows there are of everything that a request may write. */
  async function stored(): Promise<Record<string, number> | undefined> {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from appointments) as appointments,
      (select count(*)::int from appointment_history) as history,
      (select count(*)::int from appointment_reminders) as reminders,
      (select count(*)::int from outbox) as messages,
      (select count(*)::int from customers) as customers`.execute(office.app.database);
    return rows[0];
  }

  return { ask, stored };
}
