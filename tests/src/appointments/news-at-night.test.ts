import { appointmentRequest } from '../../../src/appointments/appointment-request';
import { manageAppointments } from '../../../src/appointments/manage-appointments';
import { askAsPartner } from '../ask-as-partner';
import { maya } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

function ask(body: object): Promise<{ status: number; body: unknown }> {
  return askAsPartner({
    app: office.app,
    path: '/appointments',
    input: appointmentRequest,
    answer: manageAppointments,
    body,
  });
}

// Maya's number is of Washington, where quiet hours last from 21:00 to 08:00.
test.each([
  ['in the evening', '2026-11-23T20:00:00-05:00', '2026-11-24T09:30:00-05:00', 'told'],
  ['at night, of an afternoon', '2026-11-24T03:00:00-05:00', '2026-11-24T14:30:00-05:00', 'waits'],
  [
    'at night, of an early morning',
    '2026-11-24T03:00:00-05:00',
    '2026-11-24T09:30:00-05:00',
    'told',
  ],
])('a cancellation %s', async (_, told, startsAt, outcome) => {
  await ask({
    action: 'create',
    reference: 'A-1',
    customer: { phoneNumber: maya },
    startsAt,
    service: 'dental cleaning',
  });
  office.timeIs(told);
  await ask({ action: 'cancel', reference: 'A-1' });
  const cancelled = office.sent.filter(({ body }) => body?.includes('cancelled'));
  expect(cancelled).toHaveLength(outcome === 'told' ? 1 : 0);
  const rows = await office.app.database
    .selectFrom('outbox')
    .select('state')
    .where('template', '=', 'appointment-cancelled')
    .execute();
  expect(rows).toEqual([{ state: outcome === 'told' ? 'sent' : 'pending' }]);
});
