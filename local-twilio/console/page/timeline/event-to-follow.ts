import { computed } from '@preact/signals';
import type { EventView } from '../../../control/views';
import { events } from '../state/events';
import { calls, legs } from '../state/world';

/** The webhooks whose TwiML was run, at least in part. */
const runDocuments = computed(
  () =>
    new Set(
      events.value.flatMap((event) =>
        event.kind === 'verb' && event.verb.documentEventId ? [event.verb.documentEventId] : [],
      ),
    ),
);

/**
 * The event that tells most while nobody chose one: the document that runs now, else the last error or
 * document that was run, else the last answer. Nothing as long as nobody called or texted.
 */
export function eventToFollow(
  all: readonly EventView[],
  /** The call at whose end one looks: its own events come before those of the other ends. */
  callSid: string | undefined,
): EventView | undefined {
  const own = callSid ? all.filter(({ subject }) => subject.callSid === callSid) : [];
  const running = new Set(legs.value.map((leg) => leg.running?.documentEventId));
  const isRunning = ({ id }: EventView): boolean => running.has(id);
  return (
    own.findLast(isRunning) ??
    all.findLast(isRunning) ??
    own.findLast(tells) ??
    all.findLast(tells) ??
    all.findLast(({ kind }) => kind === 'webhook')
  );
}

/** Tells of a webhook whose TwiML came too late: no verb of it was run, and its call is over. */
export function wasNotRun({ id, at, subject, exchange }: WebhookEvent): boolean {
  const endedAt = calls.value.find(({ sid }) => sid === subject.callSid)?.endedAt;
  return (
    exchange.webhook.startsWith('voice.') &&
    exchange.responseBody.includes('<Response') &&
    !/<Response\s*\/>|<Response>\s*<\/Response>/.test(exchange.responseBody) &&
    !runDocuments.value.has(id) &&
    !!endedAt &&
    Date.parse(endedAt) <= Date.parse(at) + (exchange.durationMs ?? 0)
  );
}

type WebhookEvent = Extract<EventView, { kind: 'webhook' }>;

function tells(event: EventView): boolean {
  if (event.kind === 'alert') return true;
  if (event.kind !== 'webhook') return false;
  const { id, exchange } = event;
  return (
    exchange.errorCode !== null ||
    runDocuments.value.has(id) ||
    exchange.responseBody.includes('<Message')
  );
}
