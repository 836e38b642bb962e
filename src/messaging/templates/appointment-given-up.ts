import type { MessageTemplate } from './message-template';

/** Tells staff that a customer has cancelled an appointment. */
export const appointmentGivenUp = {
  name: 'appointment-given-up',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: { sms: '{{ customer }} has cancelled {{ when }} ({{ service }}).' },
    es: { sms: '{{ customer }} ha cancelado el {{ when }} ({{ service }}).' },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
