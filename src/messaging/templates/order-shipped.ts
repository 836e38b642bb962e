import type { MessageTemplate } from './message-template';

/** Tells that an order is on its way, and where to follow it. */
export const orderShipped = {
  name: 'order-shipped',
  purpose: 'orders',
  variables: {
    business: 'Northside Clinic',
    number: 'NC-1001',
    day: 'November 24',
    link: 'https://track.example.com/p/8H2K4M6Q',
  },
  words: {
    en: {
      sms: "{{ business }}: your order {{ number }} has been shipped.{% if day != '' %} We expect it on {{ day }}.{% endif %} Track it: {{ link }}",
      whatsapp: '{{ business }}: your order {{ number }} has been shipped. Track it: {{ link }}',
    },
    es: {
      sms: "{{ business }}: su pedido {{ number }} ha sido enviado.{% if day != '' %} Llega el {{ day }}.{% endif %} Seguimiento: {{ link }}",
      whatsapp: '{{ business }}: su pedido {{ number }} ha sido enviado. Seguimiento: {{ link }}',
    },
  },
  whatsapp: { category: 'UTILITY', variables: ['business', 'number', 'link'] },
} as const satisfies MessageTemplate<'business' | 'number' | 'day' | 'link'>;
