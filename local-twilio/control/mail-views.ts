import { type InboxMail, wordsOfMail } from '../sendgrid/delivery/inbox';
import { isoTime, isoTimeOrNull } from './leg-view';
import type { MailDetailView, MailView } from './views';

const previewCharacters = 140;

/** A mail on its way to one recipient, in short. */
export function viewOfMail({ delivery, mail }: InboxMail): MailView {
  const [, ...text] = wordsOfMail(mail).split('\n');
  return {
    id: delivery.sid,
    messageId: mail.messageId,
    from: mail.from,
    to: delivery.email,
    subject: mail.subject,
    preview: text.join(' ').replace(/\s+/g, ' ').trim().slice(0, previewCharacters),
    status: delivery.status,
    reason: delivery.reason,
    openedAt: isoTimeOrNull(delivery.openedAt),
    sendAt: delivery.sendAt > delivery.dateCreated ? isoTime(delivery.sendAt) : null,
    at: isoTime(delivery.dateCreated),
  };
}

/** The same with all that it says. `unsubscribedAt`: when its recipient did, epoch ms. */
export function viewOfMailDetail(
  { delivery, mail }: InboxMail,
  unsubscribedAt: number | null,
): MailDetailView {
  const url = `/local/mail/${delivery.sid}`;
  return {
    ...viewOfMail({ delivery, mail }),
    recipients: { to: mail.to, cc: mail.cc },
    replyTo: mail.replyTo,
    text: mail.text,
    unsubscribeUrl: mail.unsubscribeUrl ?? null,
    unsubscribedAt: isoTimeOrNull(unsubscribedAt),
    htmlUrl: mail.html === null ? null : `${url}/html`,
    attachments: mail.attachments.map(({ fileName, contentType }, index) => ({
      fileName,
      contentType,
      url: `${url}/attachments/${index}`,
    })),
    headers: mail.headers,
    customArgs: mail.customArgs,
    categories: mail.categories,
  };
}
