import type { Transaction } from 'kysely';
import { dispatch } from '../messaging/dispatch';
import type { App } from '../platform/app';
import type { Tables } from '../platform/database/tables';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import type { AppointmentRequest } from './appointment-request';
import { viewOf } from './appointment-view';
import { cancelAppointment } from './cancel-appointment';
import { changeAppointment } from './change-appointment';
import { createAppointment } from './create-appointment';
import { listAppointments } from './list-appointments';
import { markAppointment } from './mark-appointment';

/** Does what the business's own system asks about its appointments; each change is one transaction. */
export async function manageAppointments(
  request: AppointmentRequest,
  app: App,
): Promise<PartnerAnswer> {
  const answer = await app.database
    .transaction()
    .execute((transaction) => carryOut({ request, transaction, app }));
  if (request.action !== 'show' && request.action !== 'list') await dispatch(app);
  return answer;
}

async function carryOut({
  request,
  transaction,
  app,
}: {
  request: AppointmentRequest;
  transaction: Transaction<Tables>;
  app: App;
}): Promise<PartnerAnswer> {
  const business = await app.business(transaction);
  const work = { transaction, business, now: app.clock.now() };
  const queries = transaction;
  const businessId = business.id;
  switch (request.action) {
    case 'create':
      return createAppointment({ request, ...work });
    case 'change':
      return changeAppointment({ request, ...work });
    case 'cancel':
      return cancelAppointment({ request, ...work });
    case 'mark':
      return markAppointment({ request, ...work });
    case 'list':
      return listAppointments({ request, queries, businessId });
    case 'show': {
      const { reference } = request;
      return { status: 200, body: await viewOf({ queries, businessId, reference }) };
    }
  }
}
