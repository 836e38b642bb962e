import type { MessageTemplate } from './message-template';

/** News and offers to those who have agreed to them. */
export const offer = {
  name: 'offer',
  purpose: 'offers',
  variables: {
    business: 'Northside Clinic',
    text: 'Flu shots are here. Walk in on any weekday from 9 to 11, no appointment needed.',
  },
  words: {
    en: {
      sms: '{{ business }}: {{ text }} Reply STOP to get no more offers.',
      email: {
        subject: 'News from {{ business }}',
        text: '{{ text }}\n\nYou get this because you agreed to news from {{ business }}.',
      },
    },
    es: {
      sms: '{{ business }}: {{ text }} Responda STOP para no recibir ofertas.',
      email: {
        subject: 'Novedades de {{ business }}',
        text: '{{ text }}\n\nRecibe este mensaje porque aceptó las novedades de {{ business }}.',
      },
    },
  },
  whatsapp: { category: 'MARKETING', variables: ['business', 'text'] },
} as const satisfies MessageTemplate<'business' | 'text'>;
