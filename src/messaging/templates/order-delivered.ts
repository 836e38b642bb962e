import type { MessageTemplate } from './message-template';

/** Tells that an order has arrived. */
export const orderDelivered = {
  name: 'order-delivered',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
  },
  words: {
    en: {
      sms: '{{ business }}: your order {{ number }} has been delivered. Questions? Reply HUMAN.',
    },
    es: {
      sms: '{{ business }}: su pedido {{ number }} ha sido entregado. Si tiene preguntas, responda PERSONA.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number'>;
