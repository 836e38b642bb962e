import { z } from 'zod';
import { mailEventsPath } from '../../src/platform/gates/mail-events';
import { ProvisionError } from './provision-error';

const address = 'https://api.sendgrid.com/v3/user/webhooks/event/settings';
const friendlyName = 'Ringback';
const wantedEvents = [
  ...['processed', 'deferred', 'delivered', 'bounce', 'dropped', 'open'],
  ...['unsubscribe', 'group_unsubscribe', 'spam_report'],
];

const known = z.object({
  webhooks: z.array(z.object({ id: z.string(), friendly_name: z.string().nullish() })),
});

/**
 * Lets SendGrid tell the deployment how mails fare. Idempotent: the webhook is found again by its
 * name. SendGrid: "Event Webhook", settings.
 *
 * @param apiKey SENDGRID_API_KEY
 * @param jobSecret JOB_SECRET, from which the key in the URL is derived
 * @throws ProvisionError when SendGrid refuses
 */
export async function provisionMailEvents({
  apiKey,
  jobSecret,
  domainName,
}: {
  apiKey: string;
  jobSecret: string;
  domainName: string;
}): Promise<void> {
  const { webhooks } = known.parse(await ask({ apiKey, method: 'GET', url: `${address}/all` }));
  const mine = webhooks.find(({ friendly_name }) => friendly_name === friendlyName);
  const settings = {
    enabled: true,
    url: `https://${domainName}${mailEventsPath(jobSecret)}`,
    friendly_name: friendlyName,
    ...Object.fromEntries(wantedEvents.map((event) => [event, true])),
  };
  await (mine
    ? ask({ apiKey, method: 'PATCH', url: `${address}/${mine.id}`, body: settings })
    : ask({ apiKey, method: 'POST', url: address, body: settings }));
}

async function ask({
  apiKey,
  method,
  url,
  body,
}: {
  apiKey: string;
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  body?: object;
}): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (response.ok) return await response.json();
  throw new ProvisionError(
    'mail_events_refused',
    `SendGrid answered ${response.status} to ${method} of its Event Webhook. ` +
      'Look whether SENDGRID_API_KEY may change the mail settings.',
  );
}
