import type { Mail, MailDelivery } from '../../state/mail-records';
import type { State } from '../../state/state';

/** A mail in somebody's inbox, or on its way there. */
export interface InboxMail {
  delivery: MailDelivery;
  mail: Mail;
}

/** All mail for an address, arrived or not, oldest first. */
export function mailFor(email: string, { mailDeliveries, mails }: State): InboxMail[] {
  return mailDeliveries.to(email).flatMap((delivery) => {
    const mail = mails.get(delivery.mailSid);
    return mail ? [{ delivery, mail }] : [];
  });
}

/** What a reader sees: the subject, and the text or, without one, the words of the HTML. */
export function wordsOfMail({ subject, text, html }: Mail): string {
  return `${subject}\n${text ?? wordsOfHtml(html ?? '')}`;
}

/** HTML without its tags, styles and scripts. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
