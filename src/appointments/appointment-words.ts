import type { Customer } from '../customers/customer';
import type { Language } from '../messaging/templates/message-template';
import type { Business } from '../platform/business';
import { formatPhoneNumber } from '../platform/phone-numbers';
import type { Appointment } from './appointment';
import { describeAppointmentTime } from './appointment-time';
import { customerTimeZones } from './customer-time-zones';

/** What messages to a customer say about an appointment. */
export function wordsForCustomer({
  business,
  appointment,
  customer,
  language,
  now,
}: {
  business: Business;
  appointment: Appointment;
  customer: Customer | undefined;
  language: Language;
  now: Date;
}): Record<'business' | 'service' | 'when' | 'phone', string> {
  return {
    business: business.name,
    service: appointment.service,
    when: describeAppointmentTime({
      at: appointment.startsAt,
      now,
      timeZone: appointment.timeZone,
      readerTimeZones: customerTimeZones({ customer, appointment }),
      language,
    }),
    phone: formatPhoneNumber(business.phoneNumber),
  };
}

/** What messages to staff say about it. They are at the place, so its time needs no zone. */
export function wordsForStaff({
  appointment,
  customer,
  language,
  now,
}: {
  appointment: Appointment;
  customer: Customer | undefined;
  language: Language;
  now: Date;
}): Record<'customer' | 'service' | 'when', string> {
  const { timeZone } = appointment;
  const number = formatPhoneNumber(appointment.customerPhoneNumber);
  return {
    customer: customer ? `${customer.name}, ${number}` : number,
    service: appointment.service,
    when: describeAppointmentTime({
      at: appointment.startsAt,
      now,
      timeZone,
      readerTimeZones: [timeZone],
      language,
    }),
  };
}
