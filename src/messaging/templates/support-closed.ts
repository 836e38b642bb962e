import type { MessageTemplate } from './message-template';

/** Tells the customer that staff have closed the request. */
export const supportClosed = {
  name: 'support-closed',
  purpose: 'support',
  variables: {
    number: '12',
  },
  words: {
    en: { sms: 'Your request #{{ number }} is closed. Reply HUMAN if you need us again.' },
    es: {
      sms: 'Su solicitud #{{ number }} queda cerrada. Responda PERSONA si nos necesita de nuevo.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['number'] },
} as const satisfies MessageTemplate<'number'>;
