import type { Mail, MailAddress } from '../../state/mail-records';
import type { MailSendBody, Personalization, WrittenAddress } from './mail-send-body';
import { withSubscriptionTracking } from './subscription-tracking';

/** A mail that is to be sent, with all who get it. */
export interface ComposedMail {
  mail: Mail;
  /** Everybody's address: to, cc and bcc. */
  recipients: string[];
  /** Epoch ms. */
  sendAt: number;
}

/** What each personalization of a request sends. What it says for itself wins over the request's. */
export function composeMails(
  body: MailSendBody,
  {
    accountSid,
    messageId,
    now,
  }: { accountSid: string; messageId: string /** Epoch ms. */; now: number },
): ComposedMail[] {
  return (body.personalizations ?? []).map((personalization, index) => {
    const { to = [], cc = [], bcc = [], send_at = body.send_at } = personalization;
    const mail = {
      sid: index === 0 ? messageId : `${messageId}.${index}`,
      accountSid,
      messageId,
      ...wordsOf(body, personalization),
      from: readAddress(personalization.from ?? body.from ?? {}),
      replyTo: (body.reply_to ? [body.reply_to] : (body.reply_to_list ?? [])).map(readAddress),
      to: to.map(readAddress),
      cc: cc.map(readAddress),
      attachments: (body.attachments ?? []).map((one) => ({
        fileName: one.filename ?? '',
        contentType: one.type ?? 'application/octet-stream',
        disposition: one.disposition === 'inline' ? ('inline' as const) : ('attachment' as const),
        contentId: one.content_id ?? null,
      })),
      headers: { ...body.headers, ...personalization.headers },
      customArgs: { ...body.custom_args, ...personalization.custom_args },
      categories: typeof body.categories === 'string' ? [body.categories] : (body.categories ?? []),
      tracksOpens: body.tracking_settings?.open_tracking?.enable ?? true,
      bypassesUnsubscribes:
        body.mail_settings?.bypass_list_management?.enable === true ||
        body.mail_settings?.bypass_unsubscribe_management?.enable === true,
      bypassesSuppressions:
        body.mail_settings?.bypass_list_management?.enable === true ||
        body.mail_settings?.bypass_bounce_management?.enable === true,
      dateCreated: now,
    };
    return {
      mail: withSubscriptionTracking(mail, body.tracking_settings?.subscription_tracking),
      recipients: [...to, ...cc, ...bcc].map(({ email }) => email?.trim() ?? ''),
      sendAt: Math.max(now, (send_at ?? 0) * 1000),
    };
  });
}

/** Subject, text and HTML, with the personalization's substitutions. */
function wordsOf(
  body: MailSendBody,
  { subject, substitutions = {} }: Personalization,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const substitute = (text: string): string =>
    Object.entries(substitutions).reduce(
      (words, [tag, value]) => words.replaceAll(tag, value),
      text,
    );
  const contentOf = (type: string): string | null => {
    const value = body.content?.find((one) => one.type === type)?.value;
    return value === undefined ? null : substitute(value);
  };
  return {
    subject: substitute(subject ?? body.subject ?? ''),
    text: contentOf('text/plain'),
    html: contentOf('text/html'),
  };
}

function readAddress({ email, name }: WrittenAddress): MailAddress {
  return { email: email?.trim() ?? '', name: name || null };
}
