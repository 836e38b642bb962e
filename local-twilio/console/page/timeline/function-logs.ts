import type { EventView } from '../../../control/views';

type WebhookEvent = Extract<EventView, { kind: 'webhook' }>;
type FunctionLogEvent = Extract<EventView, { kind: 'function-log' }>;

/** A last line may come this much (ms) after the answer. */
const latestAfterAnswerMs = 50;

/**
 * What the function of a webhook logged while it was asked: lines of its path, in its time, about the
 * same call or message. Others may ask the same function at the same moment.
 */
export function functionLogsOf(
  webhook: WebhookEvent,
  events: readonly EventView[],
): FunctionLogEvent[] {
  const { pathname } = new URL(webhook.exchange.url);
  const end = Date.parse(webhook.at) + (webhook.exchange.durationMs ?? 0) + latestAfterAnswerMs;
  return events.flatMap((event) =>
    event.kind === 'function-log' &&
    event.id > webhook.id &&
    event.path === pathname &&
    event.subject.callSid === webhook.subject.callSid &&
    event.subject.messageSid === webhook.subject.messageSid &&
    Date.parse(event.at) <= end
      ? [event]
      : [],
  );
}
