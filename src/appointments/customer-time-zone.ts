import type { Customer } from '../customers/customer';
import type { Appointment } from './appointment';

/** By which clocks a customer reads: their own choice, else the appointment's place. */
export function customerTimeZone({
  customer,
  appointment,
}: {
  customer: Customer | undefined;
  appointment: Appointment;
}): string {
  return customer?.timeZone ?? appointment.timeZone;
}
