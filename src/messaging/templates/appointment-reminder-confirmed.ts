import type { MessageTemplate } from './message-template';

/** Reminds somebody of an appointment that they have confirmed. */
export const appointmentReminderConfirmed = {
  name: 'appointment-reminder-confirmed',
  purpose: 'appointments',
  variables: {
    business: 'Northside Clinic',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM (Eastern Time)',
    phone: '+1 202 555 0100',
  },
  words: {
    en: {
      sms: '{{ business }}: see you at your {{ service }}, {{ when }}. You have confirmed it; reply R if you need another time.',
      email: {
        subject: 'Your appointment: {{ when }}',
        text: '{{ business }}: see you at your {{ service }}, {{ when }}. If you need another time, call or text {{ phone }}.',
      },
    },
    es: {
      sms: '{{ business }}: le esperamos en su cita ({{ service }}), {{ when }}. Ya la ha confirmado; responda R si necesita otra hora.',
      email: {
        subject: 'Su cita: {{ when }}',
        text: '{{ business }}: le esperamos en su cita ({{ service }}), {{ when }}. Si necesita otra hora, llame o escriba al {{ phone }}.',
      },
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'service', 'when'] },
} as const satisfies MessageTemplate<'business' | 'service' | 'when' | 'phone'>;
