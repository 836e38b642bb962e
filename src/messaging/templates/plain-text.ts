import type { MessageTemplate } from './message-template';

/** Words that somebody of the business has written or that belong to no template, as they are. */
export const plainText = {
  name: 'plain-text',
  purpose: 'staff',
  variables: { text: 'Your parcel is at the desk.' },
  words: { en: { sms: '{{ text }}' }, es: { sms: '{{ text }}' } },
} as const satisfies MessageTemplate<'text'>;
