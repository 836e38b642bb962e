import type { MessageTemplate } from './message-template';

/** Tells staff that a customer asks for another time. */
export const appointmentChangeWanted = {
  name: 'appointment-change-wanted',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: {
      sms: '{{ customer }} asks for another time instead of {{ when }} ({{ service }}). Please call or text back.',
    },
    es: {
      sms: '{{ customer }} pide otra hora en lugar del {{ when }} ({{ service }}). Por favor, llame o escriba.',
    },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
