import client from '@sendgrid/client';
import mail from '@sendgrid/mail';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';

/**
 * SendGrid's own client, unmodified, talking to a local Twilio: only the address that it connects
 * to is another one. The package has one client a process.
 */
export function sendgridClient(
  local: LocalTwilio,
  key = local.accounts.sendgridApiKey,
): typeof client {
  client.setApiKey(key);
  client.setDefaultRequest('baseUrl', `${local.address}/`);
  client.setDefaultHeader('Host', 'api.sendgrid.com');
  return client;
}

/** The unmodified `@sendgrid/mail`, talking to a local Twilio. */
export function sendgridMail(local: LocalTwilio, key?: string): typeof mail {
  mail.setClient(sendgridClient(local, key));
  return mail;
}
