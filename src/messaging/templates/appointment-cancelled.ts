import type { MessageTemplate } from './message-template';

/** Tells somebody that the business has cancelled their appointment. */
export const appointmentCancelled = {
  name: 'appointment-cancelled',
  purpose: 'appointments',
  variables: {
    business: 'Northside Clinic',
    service: 'dental cleaning',
    when: 'Tue, Nov 24 at 2:30 PM (Eastern Time)',
    phone: '+1 202 555 0100',
  },
  words: {
    en: {
      sms: '{{ business }}: your {{ service }} on {{ when }} is cancelled. To find another time, reply HUMAN or call us.',
      email: {
        subject: 'Your appointment on {{ when }} is cancelled',
        text: '{{ business }}: your {{ service }} on {{ when }} is cancelled. To find another time, call or text {{ phone }}.',
      },
    },
    es: {
      sms: '{{ business }}: su cita ({{ service }}) del {{ when }} ha sido cancelada. Para otra hora, responda PERSONA o llame.',
      email: {
        subject: 'Su cita del {{ when }} ha sido cancelada',
        text: '{{ business }}: su cita ({{ service }}) del {{ when }} ha sido cancelada. Para otra hora, llame o escriba al {{ phone }}.',
      },
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'service', 'when'] },
} as const satisfies MessageTemplate<'business' | 'service' | 'when' | 'phone'>;
