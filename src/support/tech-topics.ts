import type { Language } from '../messaging/templates/message-template';

/** A trouble that people have, and what helps; GSM-7 characters only, so that a reply stays short. */
export interface TechTopic {
  /** In kebab-case, for logs. */
  id: string;
  /** Follows "Reply 1 for", "Responda 1:". */
  name: Readonly<Record<Language, string>>;
  answer: Readonly<Record<Language, string>>;
}

/**
 * What this business's customers ask about most, at most nine. This file is the business's own: change
 * it freely, and the menu, its numbers and the replies follow.
 */
export const techTopics: readonly TechTopic[] = [
  {
    id: 'sign-in',
    name: { en: 'signing in', es: 'entrar en su cuenta' },
    answer: {
      en: 'To sign in, ask for a new code and type it within ten minutes. Codes come from this number. We never ask for a code by phone.',
      es: 'Para entrar, pida otro codigo y escribalo en diez minutos. Los envia este numero. Nunca le pediremos un codigo por teléfono.',
    },
  },
  {
    id: 'link',
    name: { en: 'a link that does not open', es: 'un enlace que no abre' },
    answer: {
      en: 'If a link does not open, copy it into your browser. Links work for 7 days; we gladly send a new one.',
      es: 'Si un enlace no abre, copielo en su navegador. Los enlaces valen 7 dias; con gusto le enviamos otro.',
    },
  },
  {
    id: 'texts',
    name: { en: 'texts that do not arrive', es: 'mensajes que no llegan' },
    answer: {
      en: 'If texts do not arrive, reply START to this number and check that your phone does not block it.',
      es: 'Si los mensajes no llegan, responda START a este mismo teléfono y revise que no lo tenga bloqueado.',
    },
  },
  {
    id: 'video',
    name: { en: 'a video visit', es: 'una consulta por video' },
    answer: {
      en: 'For a video visit, open the link in Chrome or Safari and allow camera and microphone. No picture? Close other apps that use the camera and load the page again.',
      es: 'Para la consulta por video, abra el enlace en Chrome o Safari y permita el uso de su equipo. Si no se ve nada, cierre otras aplicaciones y vuelva a cargar.',
    },
  },
  {
    id: 'number',
    name: { en: 'a new phone number', es: 'un cambio de teléfono' },
    answer: {
      en: 'If your phone number has changed, write to us from the new phone and reply HUMAN: a person checks who you are and changes it.',
      es: 'Si ha cambiado de teléfono, escribanos desde el nuevo y responda PERSONA: alguien comprueba sus datos y lo cambia.',
    },
  },
];
