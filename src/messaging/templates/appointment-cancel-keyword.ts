import type { MessageTemplate } from './message-template';

/** Tells staff that a customer answered CANCEL, which carriers take as "no more texts": we cannot ask back. */
export const appointmentCancelKeyword = {
  name: 'appointment-cancel-keyword',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: {
      sms: '{{ customer }} answered CANCEL. Carriers take that for "no more texts", so we cannot ask; it may mean {{ when }} ({{ service }}). Please call.',
    },
    es: {
      sms: '{{ customer }} ha respondido CANCEL. Los operadores lo toman por "no mas mensajes"; puede referirse al {{ when }} ({{ service }}). Por favor, llame.',
    },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
