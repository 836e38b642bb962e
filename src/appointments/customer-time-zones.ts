import type { Customer } from '../customers/customer';
import { timeZonesOf } from '../messaging/quiet-hours/time-zones-of-number';
import type { Appointment } from './appointment';

/**
 * By which clocks a customer may read, as IANA names: their own choice, else those of the phone
 * number, else the appointment's place.
 */
export function customerTimeZones({
  customer,
  appointment,
}: {
  customer: Customer | undefined;
  appointment: Appointment;
}): readonly string[] {
  return timeZonesOf({
    phoneNumber: appointment.customerPhoneNumber,
    stored: customer?.timeZone,
    otherwise: appointment.timeZone,
  });
}
