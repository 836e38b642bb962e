import type { MessageStatus } from '../state/records';

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
