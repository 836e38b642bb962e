import type { MessageTemplate } from './message-template';

/** Tells one of the staff that the customer has not got their answer. */
export const supportUndelivered = {
  name: 'support-undelivered',
  purpose: 'staff',
  variables: {
    number: '12',
    customer: 'Maya Lopez',
    text: 'We have sent you a new link. Does it open?',
    reason: 'A landline gets no texts. Check the number with the customer.',
  },
  words: {
    en: { sms: '#{{ number }} {{ customer }} has not got "{{ text }}" {{ reason }}' },
    es: { sms: '#{{ number }} {{ customer }} no ha recibido "{{ text }}" {{ reason }}' },
  },
} as const satisfies MessageTemplate<'number' | 'customer' | 'text' | 'reason'>;
