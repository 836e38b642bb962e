import type { MessageTemplate } from './message-template';

/** Tells the others of the staff who has taken a request. */
export const supportTaken = {
  name: 'support-taken',
  purpose: 'staff',
  variables: {
    number: '12',
    customer: 'Maya Lopez',
    agent: 'Ben',
  },
  words: {
    en: { sms: '#{{ number }} {{ customer }} is taken by {{ agent }}.' },
    es: { sms: '{{ agent }} atiende la solicitud #{{ number }} de {{ customer }}.' },
  },
} as const satisfies MessageTemplate<'number' | 'customer' | 'agent'>;
