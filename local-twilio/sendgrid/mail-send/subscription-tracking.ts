import type { Mail } from '../../state/mail-records';
import type { MailSendBody } from './mail-send-body';

/** Where a recipient ends mail, as SendGrid writes it into the mail. */
export function unsubscribeUrlOf(mailSid: string): string {
  return `https://u1234567.ct.sendgrid.net/wf/unsubscribe?upn=${mailSid}`;
}

/**
 * A mail with the link that ends further mail: in place of the substitution tag, else at the end of its
 * text and HTML, and in the headers from which mail programs make a button. Source: SendGrid "Mail
 * Send", tracking_settings.subscription_tracking; RFC 8058.
 */
export function withSubscriptionTracking(
  mail: Omit<Mail, 'unsubscribeUrl'>,
  tracking: NonNullable<MailSendBody['tracking_settings']>['subscription_tracking'],
): Mail {
  if (tracking?.enable !== true) return { ...mail, unsubscribeUrl: null };
  const url = unsubscribeUrlOf(mail.sid);
  const { substitution_tag: tag, text, html } = tracking;
  const written = tag
    ? {
        text: mail.text?.replaceAll(tag, url) ?? null,
        html: mail.html?.replaceAll(tag, url) ?? null,
      }
    : {
        text: mail.text === null ? null : `${mail.text}\n\n${textLink(text ?? '<% %>', url)}`,
        html: mail.html === null ? null : appended(mail.html, htmlLink(html ?? '<% %>', url)),
      };
  const headers = {
    ...mail.headers,
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  return { ...mail, ...written, headers, unsubscribeUrl: url };
}

/** `<% %>` is the address itself. */
function textLink(text: string, url: string): string {
  return text.replace(/<%.*?%>/s, url);
}

/** `<% here %>` is a link with these words, `<% %>` one that shows its address. */
function htmlLink(html: string, url: string): string {
  return html.replace(
    /<%(.*?)%>/s,
    (_, words: string) => `<a href="${url}">${words.trim() || url}</a>`,
  );
}

function appended(html: string, link: string): string {
  return /<\/body>/i.test(html) ? html.replace(/<\/body>/i, `${link}$&`) : html + link;
}
