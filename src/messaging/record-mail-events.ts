import * as z from 'zod/mini';
import type { App } from '../platform/app';
import type { DeliveryState } from './delivery';
import { recordReport } from './delivery-store';
import { dispatchFor } from './dispatch';
import { type MailRefusal, recordMailRefusal } from './record-mail-refusal';

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

/** Which mail of ours an event is about: our own custom arguments. */
const ofOurs = { intent: z.uuid(), attempt: z.string().check(z.regex(/^\d{1,6}$/)) };

/** An event of a mail of ours. SendGrid: "Event Webhook Reference". */
const mailEvent = z.object({
  ...ofOurs,
  email: z.string(),
  event: z.enum(['processed', 'deferred', 'delivered', 'bounce', 'dropped', 'open']),
  sg_message_id: z.string(),
});

/** The recipient has followed the link of a mail or called it spam. */
const refusalEvent = z.object({
  ...ofOurs,
  event: z.enum(['unsubscribe', 'group_unsubscribe', 'spamreport']),
});

/** SendGrid knows so of an earlier mail, of which we may have missed the event. Same reference, dropped. */
const refusalDrop = z.object({
  ...ofOurs,
  event: z.literal('dropped'),
  reason: z.enum(['Unsubscribed Address', 'Spam Reporting Address']),
});

/**
 * Takes note of how mails fare, and of those who want no more of them. Events of other mails, and
 * clicks, are passed over; like Twilio's reports they come late, twice and in any order.
 */
export async function recordMailEvents(events: readonly unknown[], app: App): Promise<void> {
  for (const event of events) {
    const refusal = refusalIn(event);
    if (refusal) await recordMailRefusal({ app, refusal, now: app.clock.now() });
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

function refusalIn(event: unknown): MailRefusal | undefined {
  const asked = z.safeParse(refusalEvent, event);
  if (asked.success) return refusalOf(asked.data, asked.data.event);
  const dropped = z.safeParse(refusalDrop, event);
  return dropped.success ? refusalOf(dropped.data, dropped.data.reason) : undefined;
}

function refusalOf(mail: { intent: string; attempt: string }, evidence: string): MailRefusal {
  return { outboxId: mail.intent, attempt: Number(mail.attempt), evidence };
}
