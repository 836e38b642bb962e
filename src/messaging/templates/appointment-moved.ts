import type { MessageTemplate } from './message-template';

/** Tells somebody that the business has given their appointment another time. */
export const appointmentMoved = {
  name: 'appointment-moved',
  purpose: 'appointments',
  variables: {
    business: 'Northside Clinic',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM (Eastern Time)',
    phone: '+1 202 555 0100',
  },
  words: {
    en: {
      sms: '{{ business }}: your {{ service }} is now on {{ when }}. Reply C to confirm or R for another time.',
      email: {
        subject: 'Your appointment has moved to {{ when }}',
        text: '{{ business }}: your {{ service }} is now on {{ when }}. To confirm or change it, call or text {{ phone }}.',
      },
    },
    es: {
      sms: '{{ business }}: su cita ({{ service }}) es ahora el {{ when }}. Responda C para confirmar o R para otra hora.',
      email: {
        subject: 'Su cita es ahora el {{ when }}',
        text: '{{ business }}: su cita ({{ service }}) es ahora el {{ when }}. Para confirmarla o cambiarla, llame o escriba al {{ phone }}.',
      },
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'service', 'when'] },
} as const satisfies MessageTemplate<'business' | 'service' | 'when' | 'phone'>;
