import type { MessageTemplate } from './message-template';

/** Tells that an order was taken. */
export const orderConfirmed = {
  name: 'order-confirmed',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
    day: 'November 24',
  },
  words: {
    en: {
      sms: "{{ business }}: your order {{ number }} is confirmed.{% if day != '' %} We expect it on {{ day }}.{% endif %}",
      whatsapp: '{{ business }}: your order {{ number }} is confirmed. Reply TRACK for more.',
    },
    es: {
      sms: "{{ business }}: su pedido {{ number }} ha sido confirmado.{% if day != '' %} Llega el {{ day }}.{% endif %}",
      whatsapp:
        '{{ business }}: su pedido {{ number }} ha sido confirmado. Responda PEDIDO para saber su estado.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number' | 'day'>;
