import { sql } from 'kysely';
import type { Queries } from '../platform/database/connection';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { ListRequest } from './appointment-request';
import { appointmentsWithNames, appointmentView } from './appointment-view';
import { remindersOf } from './reminder-store';

/**
 * Appointments in the order of their times, a page at once; `next` is there when more follow.
 * @throws AppError `page_unknown` (422)
 */
export async function listAppointments({
  request,
  queries,
  businessId,
}: {
  request: ListRequest;
  queries: Queries;
  businessId: string;
}): Promise<PartnerAnswer> {
  const { phoneNumber, from, to, states, limit, after } = request;
  let query = appointmentsWithNames(queries)
    .where('appointments.business_id', '=', businessId)
    .orderBy('appointments.starts_at')
    .orderBy('appointments.reference')
    .limit(limit + 1);
  if (phoneNumber) query = query.where('appointments.customer_phone_number', '=', phoneNumber);
  if (from) query = query.where('appointments.starts_at', '>=', from);
  if (to) query = query.where('appointments.starts_at', '<', to);
  if (states) query = query.where('appointments.state', 'in', states);
  if (after) {
    const { startsAt, reference } = readPlace(after);
    query = query.where(
      sql<boolean>`(appointments.starts_at, appointments.reference) > (${startsAt}::timestamptz, ${reference})`,
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const reminders = await remindersOf({
    queries,
    businessId,
    references: page.map((row) => row.reference),
  });
  const last = page.at(-1);
  return {
    status: 200,
    body: {
      appointments: page.map((row) =>
        appointmentView({
          row,
          reminders: reminders.filter(({ reference }) => reference === row.reference),
        }),
      ),
      ...(rows.length > limit && last
        ? { next: writePlace({ startsAt: last.starts_at, reference: last.reference }) }
        : {}),
    },
  };
}

interface Place {
  startsAt: Date;
  reference: string;
}

function writePlace({ startsAt, reference }: Place): string {
  return Buffer.from(`${startsAt.toISOString()} ${reference}`).toString('base64url');
}

function readPlace(text: string): Place {
  const [, time = '', reference = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w.:-]{1,64})$/.exec(
      Buffer.from(text, 'base64url').toString(),
    ) ?? [];
  if (reference === '' || Number.isNaN(Date.parse(time))) {
    throw new AppError('page_unknown', 422, 'Give "after" as "next" was in the page before.');
  }
  return { startsAt: new Date(time), reference };
}
