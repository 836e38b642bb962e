import type { MessageTemplate } from './message-template';

/** Tells that an order is on its way when nobody can follow it. */
export const orderShippedUntracked = {
  name: 'order-shipped-untracked',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
    day: 'November 24',
  },
  words: {
    en: {
      sms: "{{ business }}: your order {{ number }} has been shipped.{% if day != '' %} We expect it on {{ day }}.{% endif %}",
      whatsapp: '{{ business }}: your order {{ number }} has been shipped. Reply TRACK for more.',
    },
    es: {
      sms: "{{ business }}: su pedido {{ number }} ha sido enviado.{% if day != '' %} Llega el {{ day }}.{% endif %}",
      whatsapp:
        '{{ business }}: su pedido {{ number }} ha sido enviado. Responda PEDIDO para saber su estado.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number' | 'day'>;
