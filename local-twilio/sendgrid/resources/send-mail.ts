import { createMailId } from '../../sids';
import { composeMails } from '../mail-send/compose-mails';
import { readMailSend } from '../mail-send/read-mail-send';
import type { SendgridRoute } from '../sendgrid-route';

/** Takes mail to be sent: 202 and `X-Message-Id`; in sandbox mode it is checked only (200). */
export const sendMail: SendgridRoute = {
  operation: 'SendMail',
  method: 'POST',
  path: '/v3/mail/send',
  handle({ accountSid, body: json }, { clock, mail }) {
    const now = clock.now();
    const { body, isSandboxed } = readMailSend(json, { now });
    if (isSandboxed) return { status: 200 };
    const messageId = createMailId();
    const files = (body.attachments ?? []).map(({ content }) =>
      Buffer.from(content ?? '', 'base64'),
    );
    const deliveries = composeMails(body, { accountSid, messageId, now }).flatMap((composed) =>
      mail.send(composed, files),
    );
    const [first, ...others] = deliveries;
    return {
      status: 202,
      headers: { 'x-message-id': messageId },
      subject: first && others.length === 0 ? { mailSid: first.sid } : {},
    };
  },
};
