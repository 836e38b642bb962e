import type { MessageTemplate } from './message-template';

/** Tells that an order comes later than promised. */
export const orderDelayed = {
  name: 'order-delayed',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
    day: 'November 24',
  },
  words: {
    en: {
      sms: "{{ business }}: your order {{ number }} is delayed, sorry.{% if day != '' %} We now expect it on {{ day }}.{% endif %}",
      whatsapp: '{{ business }}: your order {{ number }} is delayed, sorry. Reply TRACK for more.',
    },
    es: {
      sms: "{{ business }}: su pedido {{ number }} se ha retrasado, disculpe.{% if day != '' %} Ahora llega el {{ day }}.{% endif %}",
      whatsapp:
        '{{ business }}: su pedido {{ number }} se ha retrasado, disculpe. Responda PEDIDO para saber su estado.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number' | 'day'>;
