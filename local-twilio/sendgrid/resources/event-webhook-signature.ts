import { z } from 'zod';
import type { EventWebhook } from '../../state/mail-records';
import { createEventKey, publicKeyOf } from '../event-webhook/event-signature';
import { refusal } from '../sendgrid-error';
import type { SendgridRoute } from '../sendgrid-route';
import { requireWebhook } from './event-webhooks';

const change = z.object({ enabled: z.boolean() });

/** Signing what is posted to an Event Webhook, and the public key to check it with. */
export const eventWebhookSignature: readonly SendgridRoute[] = [
  {
    operation: 'GetUserWebhooksEventSettingsSignedId',
    method: 'GET',
    path: '/v3/user/webhooks/event/settings/signed/{id}',
    handle: ({ id }, { state }) => ({ status: 200, json: present(requireWebhook(state, id)) }),
  },
  {
    operation: 'PatchUserWebhooksEventSettingsSignedId',
    method: 'PATCH',
    path: '/v3/user/webhooks/event/settings/signed/{id}',
    handle({ id, body }, { state, clock }) {
      const parsed = change.safeParse(body);
      if (!parsed.success) throw refusal(400, 'Bad Request');
      const { sid, privateKey } = requireWebhook(state, id);
      state.eventWebhooks.update(sid, {
        privateKey: parsed.data.enabled ? (privateKey ?? createEventKey()) : null,
        dateUpdated: clock.now(),
      });
      return { status: 200, json: present(requireWebhook(state, sid)) };
    },
  },
];

function present({ sid, privateKey }: EventWebhook) {
  return { id: sid, public_key: privateKey === null ? '' : publicKeyOf(privateKey) };
}
