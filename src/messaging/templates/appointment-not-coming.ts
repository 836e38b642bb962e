import type { MessageTemplate } from './message-template';

/** Tells staff that a customer will not come. */
export const appointmentNotComing = {
  name: 'appointment-not-coming',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: {
      sms: '{{ customer }} is not coming on {{ when }} ({{ service }}). Please call or text back to find another time or to cancel it.',
    },
    es: {
      sms: '{{ customer }} no viene el {{ when }} ({{ service }}). Por favor, llame o escriba para buscar otra hora o cancelarla.',
    },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
