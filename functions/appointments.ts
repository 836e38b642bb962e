import { appointmentRequest } from '../src/appointments/appointment-request';
import { manageAppointments } from '../src/appointments/manage-appointments';
import { partnerEvent } from '../src/platform/gates/partner-event';

/** The business's own system books, changes, cancels, marks or asks for appointments. */
export const handler = partnerEvent({ input: appointmentRequest, answer: manageAppointments });
