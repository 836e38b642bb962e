import type { Transaction } from 'kysely';
import { keepCustomer } from '../customers/keep-customer';
import { dispatch } from '../messaging/dispatch';
import { enqueue } from '../messaging/outbox';
import type { App } from '../platform/app';
import type { Business } from '../platform/business';
import type { Tables } from '../platform/database/tables';
import { AppError } from '../platform/errors';
import type { PartnerAnswer } from '../platform/gates/partner-event';
import {
  insertEvent,
  isSameEvent,
  type KeptEvent,
  latestFacts,
  orderMessageKey,
} from './event-store';
import { orderMessage } from './order-message';
import { orderLookupKey } from './order-number';
import type { OrderRequestOf } from './order-request';
import { newsTime, outcomeOf } from './order-state';
import { languageOfCustomer, lockOrder, type StoredOrder, saveOrder } from './order-store';

type EventRequest = OrderRequestOf<'event'>;

/** Clocks differ: so much later than ours (ms) may a shop's be. */
const clockDifference = 5 * 60_000;

/**
 * Records what happened to an order and texts its customer if that is news. The same reference again
 * does nothing; an event that comes late is noted, and only tells what no later one has told.
 * @throws AppError `occurred_in_future`, `order_not_found`, `order_of_another_phone`,
 *   `customer_unknown`, `reference_reused`
 */
export async function recordEvent(request: EventRequest, app: App): Promise<PartnerAnswer> {
  const now = app.clock.now();
  if (request.occurredAt.getTime() > now.getTime() + clockDifference) {
    throw new AppError('occurred_in_future', 422, 'Send the event when it has happened.');
  }
  const answer = await app.database.transaction().execute(async (transaction) => {
    const business = await app.business(transaction);
    return keepEvent({ request, transaction, business, now });
  });
  if (answer.status === 201) await dispatch(app);
  return answer;
}

async function keepEvent({
  request,
  transaction,
  business,
  now,
}: {
  request: EventRequest;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<PartnerAnswer> {
  const businessId = business.id;
  const lookupKey = orderLookupKey(request.orderNumber);
  const { phoneNumber, event, occurredAt } = request;
  const known = await lockOrder({
    transaction,
    businessId,
    lookupKey,
    first: phoneNumber === undefined ? undefined : { ...request, phoneNumber },
  });
  if (!known) {
    throw new AppError(
      'order_not_found',
      404,
      'No order has this number. Send its first event with the phoneNumber that ordered.',
    );
  }
  if (phoneNumber !== undefined && phoneNumber !== known.order.phoneNumber) {
    throw new AppError(
      'order_of_another_phone',
      409,
      'This order belongs to another phone number. Check the order number.',
    );
  }
  const outcome = outcomeOf({
    latest: known.kind === 'new' ? undefined : known.order,
    happening: { event, occurredAt },
    now,
  });
  const kept: KeptEvent = { ...request, lookupKey, outcome, receivedAt: now };
  if (!(await insertEvent({ transaction, businessId, event: kept }))) {
    return answerRepeated({ transaction, businessId, event: kept });
  }
  if (request.customer && outcome !== 'late') {
    const { phoneNumber } = known.order;
    await keepCustomer({ phoneNumber, told: request.customer, transaction, business, now });
  }
  const facts = await latestFacts({ transaction, businessId, lookupKey });
  const order = {
    ...known.order,
    ...(outcome === 'late' ? {} : { event, occurredAt }),
    expectedOn: facts.expectedOn ?? known.order.expectedOn,
    trackingUrl: facts.trackingUrl ?? known.order.trackingUrl,
  };
  await saveOrder({ transaction, businessId, order });
  if (outcome === 'texted') await tellCustomer({ request, order, transaction, business, now });
  return {
    status: 201,
    body: { orderNumber: known.order.number, reference: kept.reference, outcome },
  };
}

async function answerRepeated({
  transaction,
  businessId,
  event,
}: {
  transaction: Transaction<Tables>;
  businessId: string;
  event: KeptEvent;
}): Promise<PartnerAnswer> {
  if (await isSameEvent({ transaction, businessId, event })) {
    return {
      status: 200,
      body: { orderNumber: event.orderNumber, reference: event.reference, outcome: 'repeated' },
    };
  }
  throw new AppError(
    'reference_reused',
    409,
    'This reference was used for another event. Give each event a reference of its own.',
  );
}

async function tellCustomer({
  request,
  order,
  transaction,
  business,
  now,
}: {
  request: EventRequest;
  order: StoredOrder;
  transaction: Transaction<Tables>;
  business: Business;
  now: Date;
}): Promise<void> {
  const language =
    request.language ??
    (await languageOfCustomer({
      transaction,
      businessId: business.id,
      phoneNumber: order.phoneNumber,
    }));
  await enqueue({
    transaction,
    business,
    intents: [
      {
        recipient: order.phoneNumber,
        idempotencyKey: orderMessageKey({ ...request, lookupKey: order.lookupKey }),
        message: orderMessage({ order, businessName: business.name, language }),
        language,
        latestAt: new Date(request.occurredAt.getTime() + newsTime),
      },
    ],
    now,
  });
}
