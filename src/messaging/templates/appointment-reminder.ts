import type { MessageTemplate } from './message-template';

/** Reminds somebody of an appointment and asks to confirm it, with words that no carrier takes for itself. */
export const appointmentReminder = {
  name: 'appointment-reminder',
  purpose: 'appointments',
  variables: {
    business: 'Northside Clinic',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM (Eastern Time)',
    phone: '+1 202 555 0100',
  },
  words: {
    en: {
      sms: '{{ business }}: reminder of your {{ service }}, {{ when }}. Reply C to confirm or R to reschedule.',
      email: {
        subject: 'Your appointment: {{ when }}',
        text: '{{ business }}: reminder of your {{ service }}, {{ when }}. To confirm or change it, call or text {{ phone }}.',
      },
    },
    es: {
      sms: '{{ business }}: le recordamos su cita ({{ service }}), {{ when }}. Responda C para confirmar o R para cambiarla.',
      email: {
        subject: 'Su cita: {{ when }}',
        text: '{{ business }}: le recordamos su cita ({{ service }}), {{ when }}. Para confirmarla o cambiarla, llame o escriba al {{ phone }}.',
      },
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'service', 'when'] },
} as const satisfies MessageTemplate<'business' | 'service' | 'when' | 'phone'>;
