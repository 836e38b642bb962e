import { Hono } from 'hono';
import { z } from 'zod';
import type { Exchange } from '../exchange';
import type { InboxMail } from '../sendgrid/delivery/inbox';
import type { Storage } from '../state/journal';
import { attachmentFile, type Mail, normalEmail } from '../state/mail-records';
import { ControlError } from './control-error';
import { mailPage } from './mail-page';
import { viewOfMail, viewOfMailDetail } from './mail-views';
import { readJson } from './request-json';
import type { MailDetailView } from './views';

const listedAtMost = 300;

/** `/local/mail`: what SendGrid was given, whoever it is for; its HTML, its files, opening it, and its unsubscribe link. */
export function mailRoutes(exchange: Exchange, { onChange }: { onChange: () => void }): Hono {
  const { storage } = exchange.state;
  const app = new Hono();

  app.get('/', (context) => context.json(newestMail(exchange, listedAtMost).map(viewOfMail)));

  app.get('/:id', (context) =>
    context.json(detailOf(exchange, requireMail(exchange, context.req.param('id')))),
  );

  app.get('/:id/html', (context) => {
    const { mail } = requireMail(exchange, context.req.param('id'));
    if (mail.html === null) throw notFound('mail with HTML');
    return mailPage({ html: mail.html, pictures: inlinePictures(mail, storage) });
  });

  app.get('/:id/attachments/:index{[0-9]+}', (context) => {
    const { mail } = requireMail(exchange, context.req.param('id'));
    const index = Number(context.req.param('index'));
    const attachment = mail.attachments[index];
    const bytes = storage.readFile(attachmentFile(mail.sid, index));
    if (!attachment || !bytes) throw notFound('attachment');
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': attachment.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName)}`,
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  });

  app.post('/:id/open', async (context) => {
    await readJson(context, z.strictObject({}));
    const { delivery } = requireDelivered(exchange, context.req.param('id'));
    exchange.mail.open(delivery);
    onChange();
    return context.json(detailOf(exchange, requireMail(exchange, delivery.sid)));
  });

  app.post('/:id/unsubscribe', async (context) => {
    await readJson(context, z.strictObject({}));
    const { delivery, mail } = requireDelivered(exchange, context.req.param('id'));
    if (!mail.unsubscribeUrl) {
      throw new ControlError({
        code: 'mail_without_unsubscribe',
        status: 409,
        message: 'This mail has no link to unsubscribe: it was sent without subscription_tracking.',
      });
    }
    exchange.mail.unsubscribe(delivery);
    onChange();
    return context.json(detailOf(exchange, requireMail(exchange, delivery.sid)));
  });

  return app;
}

/** The newest mail, newest first, one for each recipient. */
export function newestMail({ state }: Exchange, atMost: number): InboxMail[] {
  return state.mailDeliveries
    .list()
    .slice(0, atMost)
    .flatMap((delivery) => {
      const mail = state.mails.get(delivery.mailSid);
      return mail ? [{ delivery, mail }] : [];
    });
}

function detailOf({ state }: Exchange, inboxMail: InboxMail): MailDetailView {
  const unsubscribed = state.mailUnsubscribes.get(normalEmail(inboxMail.delivery.email));
  return viewOfMailDetail(inboxMail, unsubscribed?.dateCreated ?? null);
}

/** A mail that its recipient has in the inbox. */
function requireDelivered(exchange: Exchange, id: string): InboxMail {
  const found = requireMail(exchange, id);
  if (found.delivery.status === 'delivered') return found;
  throw new ControlError({
    code: 'mail_not_delivered',
    status: 409,
    message: `This mail is ${found.delivery.status}: nobody can open it.`,
  });
}

function requireMail({ state }: Exchange, id: string): InboxMail {
  const delivery = state.mailDeliveries.get(id);
  const mail = state.mails.get(delivery?.mailSid ?? '');
  if (delivery && mail) return { delivery, mail };
  throw notFound('mail');
}

/** The pictures that the HTML names as `cid:…`, as data URLs. */
function inlinePictures({ sid, attachments }: Mail, storage: Storage): Map<string, string> {
  return new Map(
    attachments.flatMap(({ contentId, contentType }, index) => {
      const bytes = storage.readFile(attachmentFile(sid, index));
      if (contentId === null || !bytes || !/^image\/[\w.+-]+$/.test(contentType)) return [];
      return [[contentId, `data:${contentType};base64,${bytes.toString('base64')}`]];
    }),
  );
}

function notFound(what: string): ControlError {
  const message = `There is no such ${what}, or it has been deleted.`;
  return new ControlError({ code: 'mail_not_found', status: 404, message });
}
