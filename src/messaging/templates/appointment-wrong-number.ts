import type { MessageTemplate } from './message-template';

/** Tells staff that an appointment has the phone number of somebody else. */
export const appointmentWrongNumber = {
  name: 'appointment-wrong-number',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: {
      sms: '{{ customer }} says that this is the wrong number, so it gets no more reminders of {{ when }} ({{ service }}). Please find the right one.',
    },
    es: {
      sms: '{{ customer }} dice que es un numero equivocado y ya no recibe recordatorios del {{ when }} ({{ service }}). Por favor, busque el correcto.',
    },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
