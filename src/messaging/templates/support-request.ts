import type { MessageTemplate } from './message-template';

/** Tells staff that a customer asks for a person, and how to answer. */
export const supportRequest = {
  name: 'support-request',
  purpose: 'staff',
  variables: {
    number: '12',
    customer: 'Maya Lopez',
    request: 'My appointment link does not open',
  },
  words: {
    en: {
      sms: `Support request #{{ number }} from {{ customer }}{% if request != '' %}: "{{ request }}"{% endif %}. Answer with #{{ number }} and your text; #{{ number }} DONE closes it.`,
    },
    es: {
      sms: `Solicitud #{{ number }} de {{ customer }}{% if request != '' %}: "{{ request }}"{% endif %}. Responda con #{{ number }} y su texto; #{{ number }} DONE la cierra.`,
    },
  },
} as const satisfies MessageTemplate<'number' | 'customer' | 'request'>;
