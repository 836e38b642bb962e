import type { MessageTemplate } from './message-template';

/** Tells that the money of an order is on its way back. */
export const orderRefunded = {
  name: 'order-refunded',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
  },
  words: {
    en: {
      sms: '{{ business }}: your order {{ number }} has been refunded. Questions? Reply HUMAN.',
    },
    es: {
      sms: '{{ business }}: su pedido {{ number }} ha sido reembolsado. Si tiene preguntas, responda PERSONA.',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number'>;
