import type { Language } from './templates/message-template';

/** What stands at the end of a mail: the way to end further mail. */
export interface UnsubscribeWords {
  text: string;
  html: string;
}

/**
 * SendGrid puts its link where `<% %>` is, with what stands between as its words. SendGrid: "Mail Send",
 * tracking_settings.subscription_tracking. Nobody reads answers to our mail, so a link it must be.
 */
export const unsubscribeWords: Record<Language, UnsubscribeWords> = {
  en: {
    text: 'To get no more e-mail from us: <% %>',
    html: '<p><small><% Get no more e-mail from us %></small></p>',
  },
  es: {
    text: 'Para no recibir más correos: <% %>',
    html: '<p><small><% No recibir más correos %></small></p>',
  },
};
