import type { MessageTemplate } from './message-template';

/** Passes an answer of the staff on to the customer. */
export const supportAnswer = {
  name: 'support-answer',
  purpose: 'support',
  variables: {
    agent: 'Ben',
    text: 'We have sent you a new link. Does it open?',
  },
  words: {
    en: {
      sms: '{{ agent }}: {{ text }}',
      // WhatsApp registers no template that begins or ends with a value.
      whatsapp: 'Answer from {{ agent }}: {{ text }} - write here to go on.',
    },
    es: {
      sms: '{{ agent }}: {{ text }}',
      whatsapp: 'Respuesta de {{ agent }}: {{ text }} - escriba por este medio para seguir.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['agent', 'text'] },
} as const satisfies MessageTemplate<'agent' | 'text'>;
