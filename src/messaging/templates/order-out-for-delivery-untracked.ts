import type { MessageTemplate } from './message-template';

/** Tells that an order comes today when nobody can follow it. */
export const orderOutForDeliveryUntracked = {
  name: 'order-out-for-delivery-untracked',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
  },
  words: {
    en: { sms: '{{ business }}: your order {{ number }} is out for delivery today.' },
    es: { sms: '{{ business }}: su pedido {{ number }} llega hoy.' },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number'] },
} as const satisfies MessageTemplate<'business' | 'number'>;
