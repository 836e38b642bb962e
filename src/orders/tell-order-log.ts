import type { App } from '../platform/app';
import { AppError } from '../platform/errors';
import { eventsOfOrder } from './event-store';
import { orderLookupKey } from './order-number';
import type { OrderRequestOf } from './order-request';
import { findOrder } from './order-store';

/**
 * An order as it stands, everything that happened to it in its order, and what became of each text.
 * @throws AppError `order_not_found`
 */
export async function tellOrderLog(
  { orderNumber }: OrderRequestOf<'log'>,
  app: App,
): Promise<object> {
  const { id: businessId } = await app.business();
  const queries = app.database;
  const lookupKey = orderLookupKey(orderNumber);
  const order = await findOrder({ queries, businessId, lookupKey });
  if (!order) throw new AppError('order_not_found', 404, 'No order has this number.');
  const events = await eventsOfOrder({ queries, businessId, lookupKey });
  return {
    orderNumber: order.number,
    status: order.event,
    since: order.occurredAt.toISOString(),
    expectedOn: order.expectedOn ?? null,
    trackingUrl: order.trackingUrl ?? null,
    events: events.map((event) => ({
      reference: event.reference,
      event: event.event,
      occurredAt: event.occurred_at.toISOString(),
      receivedAt: event.received_at.toISOString(),
      expectedOn: event.expected_on,
      trackingUrl: event.tracking_url,
      outcome: event.outcome,
      message: event.message_state && {
        state: event.message_state,
        errorCode: event.message_error,
      },
    })),
  };
}
