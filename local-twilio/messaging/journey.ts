import type { MessageStatus, TextBehaviour } from '../state/records';
import type { Address } from './address';

/** One step of an outbound message's life, `afterMs` milliseconds after the step before. */
export interface Step {
  afterMs: number;
  status: MessageStatus;
  errorCode: number | null;
}

const untilQueuedIsReported = 20;
const untilSending = 80;
const untilSent = 300;
const untilDelivered = 500;
const untilDeliveredSlowly = 5 * 60_000;
const untilRead = 2_000;

/**
 * What becomes of a message after it was queued: `sending`, `sent`, and the end that the phone is
 * set to. The first step, `queued`, is where the answer to the API request left it. WhatsApp tells
 * when a message was read. Source: Twilio "Message resource: status values".
 */
export function journeyOf({
  behaviour,
  channel,
}: {
  behaviour: TextBehaviour;
  channel: Address['channel'];
}): readonly Step[] {
  const onTheWay: Step[] = [
    { afterMs: untilQueuedIsReported, status: 'queued', errorCode: null },
    { afterMs: untilSending, status: 'sending', errorCode: null },
    { afterMs: untilSent, status: 'sent', errorCode: null },
  ];
  const delivered = (afterMs: number): Step[] => [
    { afterMs, status: 'delivered', errorCode: null },
    ...(channel === 'whatsapp'
      ? [{ afterMs: untilRead, status: 'read', errorCode: null } satisfies Step]
      : []),
  ];
  const undelivered = (errorCode: number): Step[] => [
    { afterMs: untilDelivered, status: 'undelivered', errorCode },
  ];
  switch (behaviour) {
    case 'delivers':
      return [...onTheWay, ...delivered(untilDelivered)];
    case 'slow':
      return [...onTheWay, ...delivered(untilDeliveredSlowly)];
    case 'landline':
      return [...onTheWay, ...undelivered(30006)];
    case 'unreachable':
      return [...onTheWay, ...undelivered(30003)];
    case 'filtered':
      return [...onTheWay, ...undelivered(30007)];
  }
}

/** Statuses after which nothing more happens to a message, so that it may be deleted or redacted. */
export function isFinal(status: MessageStatus): boolean {
  return finalStatuses.has(status);
}

const finalStatuses: ReadonlySet<MessageStatus> = new Set([
  'delivered',
  'undelivered',
  'failed',
  'received',
  'read',
  'canceled',
  'partially_delivered',
]);
