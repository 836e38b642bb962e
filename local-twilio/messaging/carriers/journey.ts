import type { TextBehaviour } from '../../state/phone-records';
import type { MessageStatus } from '../../state/records';

/** One step of an outbound message's life, `afterMs` milliseconds after the step before. */
export interface Step {
  afterMs: number;
  status: MessageStatus;
  errorCode: number | null;
}

const untilSent = 300;
const untilDelivered = 500;
const untilDeliveredSlowly = 5 * 60_000;

/**
 * What becomes of a message from `sending` on: `sent`, and the end that the carrier brings it to.
 * Source: Twilio "Message resource: status values".
 */
export function journeyOf(behaviour: TextBehaviour): readonly Step[] {
  const sent: Step = { afterMs: untilSent, status: 'sent', errorCode: null };
  const delivered = (afterMs: number): Step[] => [
    sent,
    { afterMs, status: 'delivered', errorCode: null },
  ];
  const undelivered = (errorCode: number): Step[] => [
    sent,
    { afterMs: untilDelivered, status: 'undelivered', errorCode },
  ];
  if (typeof behaviour === 'object') {
    if ('deliversAfterMinutes' in behaviour) {
      return delivered(behaviour.deliversAfterMinutes * 60_000);
    }
    return behaviour.as === 'failed'
      ? [{ afterMs: untilSent, status: 'failed', errorCode: behaviour.refusedWith }]
      : undelivered(behaviour.refusedWith);
  }
  switch (behaviour) {
    case 'delivers':
    case 'reports-twice':
    case 'reports-out-of-order':
      return delivered(untilDelivered);
    case 'slow':
      return delivered(untilDeliveredSlowly);
    case 'drops':
      return [sent];
    case 'landline':
      return undelivered(30006);
    case 'unreachable':
      return undelivered(30003);
    case 'filtered':
      return undelivered(30007);
  }
}
