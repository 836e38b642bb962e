import type { MessageTemplate } from './message-template';

/** Tells that an order comes today, and where to follow it. */
export const orderOutForDelivery = {
  name: 'order-out-for-delivery',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
    link: 'https://track.example.com/p/8H2K4M6Q',
  },
  words: {
    en: {
      sms: '{{ business }}: your order {{ number }} is out for delivery today. Track it: {{ link }}',
    },
    es: { sms: '{{ business }}: su pedido {{ number }} llega hoy. Seguimiento: {{ link }}' },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number', 'link'] },
} as const satisfies MessageTemplate<'business' | 'number' | 'link'>;
