import type { MessageTemplate } from './message-template';

/** Tells staff that the customer of a thread wants no more texts. */
export const supportOptedOut = {
  name: 'support-opted-out',
  purpose: 'staff',
  variables: {
    number: '12',
    customer: 'Maya Lopez',
  },
  words: {
    en: {
      sms: '#{{ number }} {{ customer }} has sent STOP and gets no more texts from us, so #{{ number }} is closed.',
    },
    es: {
      sms: '#{{ number }} {{ customer }} ha enviado STOP y no recibe mas mensajes, por lo que #{{ number }} queda cerrada.',
    },
  },
} as const satisfies MessageTemplate<'number' | 'customer'>;
