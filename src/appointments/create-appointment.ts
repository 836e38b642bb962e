import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { keepCustomer } from '../customers/keep-customer';
import type { Business } from '../platform/business';
import { canonicalJson } from '../platform/canonical-json';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { CreateRequest } from './appointment-request';
import { insertAppointment, lockAppointment } from './appointment-store';
import { requireAhead } from './appointment-time-limits';
import { viewOf } from './appointment-view';
import { arrangeReminders } from './arrange-reminders';

/**
 * Books an appointment and plans its reminders; one whose time has passed already goes out at once.
 * The same request again answers 200 with what became of the appointment.
 *
 * @throws AppError `reference_taken` (409), `time_past` and `time_too_far` (422), `customer_unknown` (422)
 */
export async function createAppointment({
  request,
  transaction,
  business,
  now,
}: {
  request: CreateRequest;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<PartnerAnswer> {
  const businessId = business.id;
  const timeZone = request.timeZone ?? business.hours.timeZone;
  const createdAs = fingerprintOf({ request, timeZone });
  const { reference, startsAt, service } = request;
  const repeated = await findRepeated({ transaction, businessId, reference, createdAs });
  if (repeated) {
    return { status: 200, body: await viewOf({ queries: transaction, businessId, reference }) };
  }
  requireAhead({ startsAt, now });
  const { phoneNumber, ...told } = request.customer;
  const customer = await keepCustomer({ phoneNumber, told, transaction, business, now });
  const appointment = await insertAppointment({
    transaction,
    businessId,
    appointment: {
      reference,
      customerPhoneNumber: customer.phoneNumber,
      service,
      startsAt,
      timeZone,
    },
    createdAs,
    now,
  });
  if (appointment) {
    await arrangeReminders({
      transaction,
      business,
      appointment,
      customer,
      passed: 'send',
      now,
    });
  } else {
    // Another request with this reference was faster by a moment.
    await findRepeated({ transaction, businessId, reference, createdAs });
  }
  const body = await viewOf({ queries: transaction, businessId, reference });
  return { status: appointment ? 201 : 200, body };
}

async function findRepeated({
  transaction,
  businessId,
  reference,
  createdAs,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  reference: string;
  createdAs: string;
}): Promise<boolean> {
  const known = await lockAppointment({ transaction, businessId, reference });
  if (known && known.createdAs !== createdAs) {
    throw new AppError(
      'reference_taken',
      409,
      'Another appointment has this reference: use "change", or a reference of its own.',
    );
  }
  return known !== undefined;
}

/** What makes a request the same as another: whose appointment, when, where, what for. */
function fingerprintOf({
  request,
  timeZone,
}: {
  request: CreateRequest;
  timeZone: string;
}): string {
  const { customer, startsAt, service } = request;
  const told = {
    phoneNumber: customer.phoneNumber,
    startsAt: startsAt.toISOString(),
    timeZone,
    service,
  };
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}
