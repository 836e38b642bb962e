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
    en: { sms: '{{ agent }}: {{ text }}' },
    es: { sms: '{{ agent }}: {{ text }}' },
  },
  whatsapp: { category: 'UTILITY', variables: ['agent', 'text'] },
} as const satisfies MessageTemplate<'agent' | 'text'>;
