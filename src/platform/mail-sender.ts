import type { Environment } from './environment';
import { AppError } from './errors';

/** A mail to one person. */
export interface OutgoingMail {
  to: string;
  from: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** What leads out of further mail, with `<% %>` for SendGrid's link; staff get none. */
  unsubscribe?: { text: string; html: string };
  /** Comes back with each event about the mail. */
  customArgs: Record<string, string>;
  /** As `<…@…>`. A mail that is sent again keeps it, so that mail programs show it once. */
  messageId: string;
}

/** The part of SendGrid that we need. */
export interface MailSender {
  /**
   * Hands one mail to SendGrid, whose client is loaded with the first use.
   * @returns SendGrid's id of the mail
   * @throws its ResponseError, whose `code` is the HTTP status
   */
  send(mail: OutgoingMail): Promise<{ id: string }>;
}

/** SendGrid by its client. @throws AppError `mail_not_set_up` on use without SENDGRID_API_KEY */
export function mailSender(environment: Pick<Environment, 'SENDGRID_API_KEY'>): MailSender {
  return {
    async send({ messageId, unsubscribe, ...mail }) {
      const key = environment.SENDGRID_API_KEY;
      if (key === undefined) {
        throw new AppError('mail_not_set_up', 500, 'Set SENDGRID_API_KEY to send e-mail.');
      }
      const { default: service } = await import('@sendgrid/mail');
      service.setApiKey(key);
      const [response] = await service.send({
        ...mail,
        headers: { 'Message-ID': messageId },
        trackingSettings: {
          subscriptionTracking: unsubscribe ? { enable: true, ...unsubscribe } : { enable: false },
        },
      });
      const id: unknown = Reflect.get(Object(response.headers), 'x-message-id');
      return { id: typeof id === 'string' ? id : messageId };
    },
  };
}
