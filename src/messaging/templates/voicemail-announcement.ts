import type { MessageTemplate } from './message-template';

/** Tells staff that somebody has left a message, and what was said. */
export const voicemailAnnouncement = {
  name: 'voicemail-announcement',
  purpose: 'staff',
  variables: {
    department: 'support',
    /** Empty: the number was withheld. */
    caller: 'Maya Lopez, +1 202 555 0147',
    /** `some`, `none` (yet), or `failed`. */
    transcription: 'some',
    said: 'My heating is broken and it is getting cold. Please call me back today.',
  },
  words: {
    en: {
      sms: `New voicemail for {{ department }} from {% if caller == '' %}a withheld number{% else %}{{ caller }}{% endif %}: {% case transcription %}{% when 'none' %}(no transcription){% when 'failed' %}(could not be transcribed){% else %}"{{ said }}"{% endcase %}`,
    },
    es: {
      sms: `Nuevo mensaje de voz para {% case department %}{% when 'sales' %}ventas{% when 'support' %}soporte{% else %}operador{% endcase %} de {% if caller == '' %}un llamante oculto{% else %}{{ caller }}{% endif %}: {% case transcription %}{% when 'none' %}(sin texto){% when 'failed' %}(no se entiende){% else %}"{{ said }}"{% endcase %}`,
    },
  },
} as const satisfies MessageTemplate<'department' | 'caller' | 'transcription' | 'said'>;
