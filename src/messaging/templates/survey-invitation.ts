import type { MessageTemplate } from './message-template';

/** Asks somebody the first question of a survey. */
export const surveyInvitation = {
  name: 'survey-invitation',
  purpose: 'surveys',
  variables: {
    business: 'Northside Clinic',
    text: 'Thank you for your visit. May we ask you a few short questions? How was your visit, from 1 (bad) to 5 (very good)?',
  },
  words: {
    en: { sms: '{{ business }}: {{ text }} Reply STOP to get no more texts.' },
    es: { sms: '{{ business }}: {{ text }} Responda STOP para no recibir mensajes.' },
  },
  whatsapp: { category: 'MARKETING', variables: ['business', 'text'] },
} as const satisfies MessageTemplate<'business' | 'text'>;
