import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Exchange } from '../../exchange';
import { type EventWebhook, type MailEventName, mailEventNames } from '../../state/mail-records';
import { publicKeyOf } from '../event-webhook/event-signature';
import { refusal, SendgridError } from '../sendgrid-error';
import type { SendgridRoute } from '../sendgrid-route';

const webhooksAtMost = 5;
const wantedEvents = z.partialRecord(z.enum(mailEventNames), z.boolean());
const settings = z.object({
  enabled: z.boolean().default(true),
  url: z.string(),
  friendly_name: z.string().nullable().default(null),
});

/** Where events of mail are posted (SendGrid: "Webhook Configuration: Event Webhook"). */
export const eventWebhooks: readonly SendgridRoute[] = [
  {
    operation: 'PostUserWebhooksEventSettings',
    method: 'POST',
    path: '/v3/user/webhooks/event/settings',
    handle({ accountSid, body }, { state, clock }) {
      const wanted = readSettings(body);
      requireFree(state, wanted.url, undefined);
      if (state.eventWebhooks.size >= webhooksAtMost) {
        const text =
          'You have reached the maximum number of webhooks per your current billing plan.';
        throw refusal(400, text);
      }
      const now = clock.now();
      const webhook = state.eventWebhooks.insert({
        sid: randomUUID(),
        accountSid,
        ...wanted,
        privateKey: null,
        dateCreated: now,
        dateUpdated: now,
      });
      return { status: 201, json: present(webhook) };
    },
  },
  {
    operation: 'GetUserWebhooksEventSettingsAll',
    method: 'GET',
    path: '/v3/user/webhooks/event/settings/all',
    handle: (_, { state }) => ({
      status: 200,
      json: {
        max_allowed: webhooksAtMost,
        webhooks: state.eventWebhooks.list().reverse().map(present),
      },
    }),
  },
  {
    operation: 'GetUserWebhooksEventSettingsId',
    method: 'GET',
    path: '/v3/user/webhooks/event/settings/{id}',
    handle: ({ id }, { state }) => ({ status: 200, json: present(requireWebhook(state, id)) }),
  },
  {
    operation: 'PatchUserWebhooksEventSettingsId',
    method: 'PATCH',
    path: '/v3/user/webhooks/event/settings/{id}',
    handle({ id, body }, { state, clock }) {
      const { sid } = requireWebhook(state, id);
      const wanted = readSettings(body);
      requireFree(state, wanted.url, sid);
      state.eventWebhooks.update(sid, { ...wanted, dateUpdated: clock.now() });
      return { status: 200, json: present(requireWebhook(state, sid)) };
    },
  },
  {
    operation: 'DeleteUserWebhooksEventSettingsId',
    method: 'DELETE',
    path: '/v3/user/webhooks/event/settings/{id}',
    handle({ id }, { state }) {
      state.eventWebhooks.delete(requireWebhook(state, id).sid);
      return { status: 204 };
    },
  },
];

/** The webhook with this id. Throws 404 "Invalid id provided." */
export function requireWebhook({ eventWebhooks }: Exchange['state'], id: string): EventWebhook {
  const webhook = eventWebhooks.get(id);
  if (!webhook) throw refusal(404, 'Invalid id provided.');
  return webhook;
}

function readSettings(
  body: unknown,
): Pick<EventWebhook, 'url' | 'isEnabled' | 'friendlyName' | 'events'> {
  const given = settings.safeParse(body);
  const wanted = wantedEvents.safeParse(onlyEvents(body));
  if (!given.success || !wanted.success) throw refusal(400, 'Bad Request');
  const { url, enabled: isEnabled, friendly_name: friendlyName } = given.data;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw refusal(400, `'${url}' is not a valid url`);
  }
  const events = mailEventNames.filter((name) => wanted.data[name] === true);
  return { url, isEnabled, friendlyName, events };
}

function onlyEvents(body: unknown): Record<string, unknown> {
  const names: ReadonlySet<string> = new Set<MailEventName>(mailEventNames);
  return Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => names.has(name)));
}

/** No two webhooks go to one URL. */
function requireFree(
  { eventWebhooks }: Exchange['state'],
  url: string,
  ownSid: string | undefined,
): void {
  if (!eventWebhooks.find((one) => one.url === url && one.sid !== ownSid)) return;
  throw new SendgridError({
    status: 400,
    problems: [
      {
        message: `Webhook at '${url}' already exists. Please provide a unique URL.`,
        field: 'url',
        help: null,
      },
    ],
  });
}

function present(webhook: EventWebhook): Record<string, unknown> {
  return {
    enabled: webhook.isEnabled,
    url: webhook.url,
    ...Object.fromEntries(mailEventNames.map((name) => [name, webhook.events.includes(name)])),
    friendly_name: webhook.friendlyName,
    id: webhook.sid,
    created_date: new Date(webhook.dateCreated).toISOString(),
    updated_date: new Date(webhook.dateUpdated).toISOString(),
    ...(webhook.privateKey === null ? {} : { public_key: publicKeyOf(webhook.privateKey) }),
  };
}
