import type { MessageTemplate } from './message-template';

/** Tells staff that a customer keeps an appointment after having asked for another time. */
export const appointmentKept = {
  name: 'appointment-kept',
  purpose: 'staff',
  variables: {
    customer: 'Maya Lopez, +1 202 555 0147',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM',
  },
  words: {
    en: { sms: '{{ customer }} keeps {{ when }} ({{ service }}) after all and has confirmed it.' },
    es: { sms: '{{ customer }} mantiene el {{ when }} ({{ service }}) y lo ha confirmado.' },
  },
} as const satisfies MessageTemplate<'customer' | 'service' | 'when'>;
