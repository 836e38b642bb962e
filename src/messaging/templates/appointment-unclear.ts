import type { MessageTemplate } from './message-template';

/** Tells staff what a customer has answered that we do not understand. */
export const appointmentUnclear = {
  name: 'appointment-unclear',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
    words: 'my sister has the car that day',
  },
  words: {
    en: {
      sms: '{{ customer }} wrote about {{ when }} ({{ service }}): "{{ words }}". We did not understand it. Please call or text back.',
    },
    es: {
      sms: '{{ customer }} ha escrito sobre el {{ when }} ({{ service }}): "{{ words }}". No lo entendemos. Por favor, llame o escriba.',
    },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when' | 'words'>;
