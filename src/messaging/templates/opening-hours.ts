import type { MessageTemplate } from './message-template';

/** The opening hours, for a caller who has asked for them as a text. */
export const openingHours = {
  name: 'opening-hours',
  purpose: 'support',
  variables: {
    business: 'Northside Clinic',
    hours: 'We are open Monday to Friday from 8 AM to 6 PM and Saturday from 9 AM to 1 PM.',
  },
  words: {
    en: { sms: '{{ business }}: {{ hours }}' },
    es: { sms: '{{ business }}: {{ hours }}' },
  },
} as const satisfies MessageTemplate<'business' | 'hours'>;
