import * as z from 'zod/mini';
import type { App } from '../platform/app';
import type { DeliveryState } from './delivery';
import { recordReport } from './delivery-store';
import { dispatchFor } from './dispatch';

/** ms */
const budget = 2_000;

/** SendGrid's events that tell how a mail fares, as Twilio would say it. */
const states = {
  processed: 'queued',
  deferred: 'sending',
  delivered: 'delivered',
  bounce: 'undelivered',
  dropped: 'undelivered',
  open: 'read',
} as const satisfies Record<string, DeliveryState>;

/** An event of a mail of ours. SendGrid: "Event Webhook Reference"; `intent` and `attempt` are our own. */
const mailEvent = z.object({
  email: z.string(),
  event: z.enum(['processed', 'deferred', 'delivered', 'bounce', 'dropped', 'open']),
  sg_message_id: z.string(),
  intent: z.uuid(),
  attempt: z.string().check(z.regex(/^\d{1,6}$/)),
});

/**
 * Takes note of how mails fare. Events of other mails, clicks and complaints are passed over; like
 * Twilio's reports they come late, twice and in any order.
 */
export async function recordMailEvents(events: readonly unknown[], app: App): Promise<void> {
  for (const event of events) {
    const parsed = z.safeParse(mailEvent, event);
    if (!parsed.success) continue;
    const { email, sg_message_id, intent, attempt } = parsed.data;
    await recordReport({
      app,
      report: {
        // What follows the first dot names SendGrid's own servers; before it is the X-Message-Id.
        messageSid: sg_message_id.split('.')[0] ?? sg_message_id,
        recipient: email.toLowerCase(),
        outboxId: intent,
        attempt: Number(attempt),
        state: states[parsed.data.event],
        errorCode: undefined,
      },
      now: app.clock.now(),
    });
  }
  await dispatchFor({ app, budget, mostBatches: 1 });
}
