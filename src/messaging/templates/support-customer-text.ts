import type { MessageTemplate } from './message-template';

/** Passes a customer's text on to staff. */
export const supportCustomerText = {
  name: 'support-customer-text',
  purpose: 'staff',
  variables: {
    number: '12',
    customer: 'Maya Lopez',
    text: 'It still does not open on my phone.',
  },
  words: {
    en: { sms: '#{{ number }} {{ customer }}: {{ text }}' },
    es: { sms: '#{{ number }} {{ customer }}: {{ text }}' },
  },
} as const satisfies MessageTemplate<'number' | 'customer' | 'text'>;
