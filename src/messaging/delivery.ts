/**
 * Twilio's message statuses in the order in which a later one beats an earlier one: what is not
 * terminal, then failures, then proof that the message arrived. Twilio: "Messages resource", status.
 */
export const deliveryStates = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'canceled',
  'failed',
  'undelivered',
  'delivered',
  'read',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
  state: DeliveryState;
  /** Twilio's error code of a failure. */
  errorCode: number | undefined;
}

export type DeliveryReport = Delivery;

/**
 * The state of a delivery after one more report. Terminal states win; repeats and latecomers change
 * nothing, so that reports may come in any order and any number of times (Twilio promises no order).
 */
export function deliveryAfter(current: Delivery | undefined, report: DeliveryReport): Delivery {
  if (!current) return report;
  const difference = rank(report.state) - rank(current.state);
  if (difference > 0) return report;
  if (difference === 0 && (report.errorCode ?? 0) > (current.errorCode ?? 0)) return report;
  return current;
}

/** Whether nothing can follow but a read receipt. */
export function isTerminal(state: DeliveryState): boolean {
  return rank(state) >= rank('canceled');
}

function rank(state: DeliveryState): number {
  return deliveryStates.indexOf(state);
}
